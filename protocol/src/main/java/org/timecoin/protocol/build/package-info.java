/**
 * Making a run (protocol.md section 4, consensus.md section 3): a function of its parent, whom it
 * pays, its length and the transactions at hand, to the byte, in whatever order these are given.
 */
package org.timecoin.protocol.build;
