package org.timecoin.contracts.kafka;

import java.util.List;

/**
 * Records of a partition that follow one another.
 *
 * @param records in order; what is no record of the topic is left out
 * @param nextOffset where the next page begins
 * @param isLast whether nothing stood behind it when it was read
 */
public record LogPage<T>(List<LogRecord<T>> records, long nextOffset, boolean isLast) {

  public LogPage {
    records = List.copyOf(records);
  }
}
