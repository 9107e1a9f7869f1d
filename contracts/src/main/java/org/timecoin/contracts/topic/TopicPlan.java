package org.timecoin.contracts.topic;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which topics a node has and how each is kept.
 *
 * @param version raised whenever a default below changes, so that a set-up step can tell it is
 *     newer
 * @param specs one for every {@link Topic}
 * @param replication copies of each partition: 1 on one machine, 3 in a cluster
 * @param minInsyncReplicas copies that must have a record before it is acknowledged
 */
public record TopicPlan(
    int version, Map<Topic, TopicSpec> specs, short replication, int minInsyncReplicas) {

  /** The version of the defaults below. */
  public static final int CURRENT_VERSION = 1;

  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;

  /** Refuses a plan that forgets a topic or can never be acknowledged. */
  public TopicPlan {
    specs = Map.copyOf(specs);
    if (specs.size() != Topic.values().length) {
      throw new IllegalArgumentException("a plan names every topic");
    }
    if (replication < 1 || minInsyncReplicas < 1 || minInsyncReplicas > replication) {
      throw new IllegalArgumentException("min in-sync replicas lie between 1 and the replication");
    }
  }

  /**
   * The defaults: a block record holds the largest block with room for its wrapper; peer news stays
   * six hours or up to its byte bound, whichever is less; a fleet on one machine has one copy of
   * everything.
   *
   * @param workPartitions partitions of the topics that workers share (8 locally, 24 on a cluster
   *     of one's own)
   */
  public static TopicPlan defaults(int workPartitions, short replication, int minInsyncReplicas) {
    Duration sixHours = Duration.ofHours(6);
    Map<Topic, TopicSpec> specs = new EnumMap<>(Topic.class);
    specs.put(Topic.PEER_BLOCKS, news(1, 2 * MIB, sixHours, 512L * MIB));
    specs.put(Topic.PEER_TRANSACTIONS, news(workPartitions, 2 * MIB, sixHours, 256L * MIB));
    specs.put(Topic.PEER_MASTERNODES, news(workPartitions, 64 * KIB, sixHours, 64L * MIB));
    specs.put(Topic.PEER_VOTES, news(1, 256 * KIB, sixHours, 256L * MIB));
    specs.put(Topic.PEER_PROPOSALS, news(1, 5 * MIB, sixHours, 512L * MIB));
    specs.put(Topic.PEER_DIRECTORY, new TopicSpec(1, 64 * KIB, sixHours, 64L * MIB, true));
    specs.put(Topic.GATEWAY_OUTBOUND, news(1, 2 * MIB, Duration.ofHours(1), 256L * MIB));
    specs.put(Topic.CHAIN_EVENTS, news(1, 256 * KIB, Duration.ofDays(7), 256L * MIB));
    specs.put(Topic.SYNC_TASKS, news(workPartitions, 64 * KIB, Duration.ofHours(1), 16L * MIB));
    specs.put(Topic.DEAD_LETTER, news(1, 256 * KIB, Duration.ofDays(14), 64L * MIB));
    return new TopicPlan(CURRENT_VERSION, specs, replication, minInsyncReplicas);
  }

  /** How one topic is kept. */
  public TopicSpec spec(Topic topic) {
    return specs.get(topic);
  }

  private static TopicSpec news(int partitions, int maxBytes, Duration retention, long bytes) {
    return new TopicSpec(partitions, maxBytes, retention, bytes, false);
  }
}
