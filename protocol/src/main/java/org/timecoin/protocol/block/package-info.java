/**
 * Blocks, transactions and outputs: the types, their binary form, and the hashes over them
 * (protocol.md sections 2 and 3).
 */
package org.timecoin.protocol.block;
