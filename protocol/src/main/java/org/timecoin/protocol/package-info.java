/**
 * The TIME Coin protocol as values and functions: no framework, no I/O, no clock of its own.
 *
 * <p>Unsigned integers of the protocol live in Java's signed types of the same width: a {@code u64}
 * is a {@code long} and a {@code u32} an {@code int} with the same bits, so that every value of the
 * wire round-trips. Whoever compares, divides or prints one uses {@code Long.compareUnsigned},
 * {@code Long.toUnsignedString} and their kin. Amounts are {@code u64} satoshis, 10^8 to one TIME;
 * timestamps are {@code i64} seconds since 1970 and really signed.
 */
package org.timecoin.protocol;
