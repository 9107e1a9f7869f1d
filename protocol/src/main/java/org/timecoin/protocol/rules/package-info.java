/**
 * What makes a block valid (protocol.md section 4). Pure: what needs the chain's state takes it
 * through a port, what needs the time takes it as a value, and signatures are handed out as claims
 * to be verified by whoever has the threads for it.
 *
 * <p>From the activation on blocks come in runs: {@link org.timecoin.protocol.rules.RunRules} and
 * {@link org.timecoin.protocol.rules.CertificateRules} say what of consensus.md section 3 the chain
 * must see to. Not here, because it is the voters' own: why members enter or leave, and what is
 * due.
 */
package org.timecoin.protocol.rules;
