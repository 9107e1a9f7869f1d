package org.timecoin.contracts.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How one topic is kept.
 *
 * @param partitions 1 where order is promised or one reader is enough
 * @param maxMessageBytes largest record batch the broker takes, bytes
 * @param retention how long records stay; ignored when compacted
 * @param retentionBytes how much of a partition stays, bytes; ignored when compacted
 * @param compacted keep the last value of each key instead of a period
 */
public record TopicSpec(
    int partitions,
    int maxMessageBytes,
    Duration retention,
    long retentionBytes,
    boolean compacted) {

  /** Refuses values no broker could serve. */
  public TopicSpec {
    if (partitions < 1 || maxMessageBytes < 1024 || retentionBytes < maxMessageBytes) {
      throw new IllegalArgumentException(
          "a topic needs a partition, 1 KiB messages and room for one of them");
    }
  }

  /** The broker's own names and values for these settings. */
  public Map<String, String> brokerConfig() {
    Map<String, String> config = new HashMap<>();
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes));
    if (compacted) {
      config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    } else {
      config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
      config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
      config.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(retentionBytes));
    }
    return Map.copyOf(config);
  }
}
