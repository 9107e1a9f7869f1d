/**
 * The binary form that is hashed and stored: {@code bincode} 1.3 in its default configuration,
 * little-endian fixed-width integers and a {@code u64} length before every list (protocol.md
 * section 3). Only the primitives; the types know their own fields.
 */
package org.timecoin.protocol.bincode;
