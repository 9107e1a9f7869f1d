/** What voters sign: votes, proposals and certificates, with their sign bytes and checks. */
package org.timecoin.consensus.vote;
