/**
 * Looks after the stored chain: verifies, reindexes, and fetches damaged blocks again, on one
 * thread and one thing at a time. What is right is decided by {@code verify} and nobody else.
 */
package org.timecoin.chain.heal;
