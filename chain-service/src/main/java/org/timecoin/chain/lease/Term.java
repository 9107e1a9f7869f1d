package org.timecoin.chain.lease;

/**
 * The right to write, as every writing transaction names it. The holder belongs to it: when a copy
 * of the database takes its place, an epoch may come to be given away twice.
 *
 * @param epoch of the lease
 * @param holder the {@link Holder#id id} of whoever took it
 */
public record Term(Epoch epoch, String holder) {}
