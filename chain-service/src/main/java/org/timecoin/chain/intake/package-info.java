/** Blocks that peers announced, from the log to the writer. */
package org.timecoin.chain.intake;
