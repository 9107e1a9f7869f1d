package org.timecoin.contracts.kafka;

import java.time.Duration;

/** The usual settings with a publisher that gives up early. */
record ShortTimeout(LogConfig usual) implements LogConfig {
  @Override
  public Duration publishTimeout() {
    return Duration.ofMillis(200);
  }

  @Override
  public int maxRecordBytes() {
    return usual.maxRecordBytes();
  }

  @Override
  public int bufferBytes() {
    return usual.bufferBytes();
  }

  @Override
  public int fetchBytes() {
    return usual.fetchBytes();
  }

  @Override
  public int fetchRecords() {
    return usual.fetchRecords();
  }

  @Override
  public Duration retryFirst() {
    return usual.retryFirst();
  }

  @Override
  public Duration retryMost() {
    return usual.retryMost();
  }

  @Override
  public int deadLetterBytes() {
    return usual.deadLetterBytes();
  }
}
