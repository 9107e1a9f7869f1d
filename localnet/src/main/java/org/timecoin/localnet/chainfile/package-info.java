/** A chain as a file of lines: out of a node, and into one. */
package org.timecoin.localnet.chainfile;
