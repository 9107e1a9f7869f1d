package org.timecoin.consensus.store;

/**
 * Where a record of peer.masternodes stands.
 *
 * @param offset of the record; the next one is read from behind it
 */
public record Mark(int partition, long offset) {}
