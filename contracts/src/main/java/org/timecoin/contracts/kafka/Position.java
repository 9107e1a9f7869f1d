package org.timecoin.contracts.kafka;

/**
 * Where a record stands in the log.
 *
 * @param partition of the topic
 * @param offset of the record itself, not of the next one
 */
public record Position(int partition, long offset) {}
