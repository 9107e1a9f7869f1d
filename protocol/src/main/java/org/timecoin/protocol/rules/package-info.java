/**
 * What makes a block valid (protocol.md section 4). Pure: what needs the chain's state takes it
 * through a port, what needs the time takes it as a value, and signatures are handed out as claims
 * to be verified by whoever has the threads for it.
 *
 * <p>Not here, because it is consensus and not the block's own: certificates, and who may be paid.
 */
package org.timecoin.protocol.rules;
