package org.timecoin.consensus.objection;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.VoterSet;

/**
 * How long each voter was silent, counting only time in which this voter itself ran and heard a
 * quorum (consensus.md section 3, "Change of the paid set"): whoever is cut off must not take
 * everybody else for gone. Immutable; lost at a restart, which only makes it milder.
 *
 * @param atMs when it was last counted, on the monotonic clock
 * @param silentMs milliseconds of silence of each voter
 */
public record Silence(long atMs, Map<Address, Long> silentMs) {

  /** Longer pauses between two counts mean that this process did not run. */
  private static final long LONGEST_COUNT_MS = 60_000;

  private static final int DROPPED_AFTER_BLOCKS = 144;
  private static final long DROPPED_AFTER_LEAST_MS = 180_000;

  public Silence {
    silentMs = Map.copyOf(silentMs);
  }

  /** Begins to count. */
  public static Silence from(long nowMs) {
    return new Silence(nowMs, Map.of());
  }

  /**
   * Counts the time since the last count.
   *
   * @param heard voters of whom anything signed came since then, this voter included
   */
  public Silence counted(long nowMs, VoterSet voters, Set<Address> heard) {
    long heardVoters = voters.addresses().stream().filter(heard::contains).count();
    boolean counts = heardVoters >= Quorum.of(voters.size()) && nowMs - atMs <= LONGEST_COUNT_MS;
    Map<Address, Long> later = new HashMap<>();
    for (Address voter : voters.addresses()) {
      long before = silentMs.getOrDefault(voter, 0L);
      if (!heard.contains(voter)) {
        later.put(voter, counts ? before + (nowMs - atMs) : before);
      }
    }
    return new Silence(nowMs, later);
  }

  /** Milliseconds that this voter was silent. */
  public long of(Address voter) {
    return silentMs.getOrDefault(voter, 0L);
  }

  /** After how many milliseconds of silence a voter may be dropped: 144 blocks, at least 180 s. */
  public static long enoughMs(long intervalSeconds) {
    return Math.max(DROPPED_AFTER_LEAST_MS, DROPPED_AFTER_BLOCKS * intervalSeconds * 1_000);
  }
}
