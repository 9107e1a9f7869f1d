/**
 * The one thread that changes the chain, the bounded queue in front of it, and the workers that
 * prepare blocks for it and verify signatures.
 */
package org.timecoin.chain.writer;
