/**
 * What voters sign and what a quorum of them proves: votes, proposals, certificates, voter sets,
 * how a paid set may change (consensus.md section 3). Consensus makes certificates of them, the
 * chain and sync check them.
 */
package org.timecoin.protocol.vote;
