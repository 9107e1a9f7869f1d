package org.timecoin.protocol.reward;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Who leads in catch-up, and who takes over (consensus.md section 3): highest score first, the
 * score being tier weight × uptime, ties by address.
 */
public final class LeaderOrder {

  private static final Comparator<Candidate> ORDER =
      Comparator.comparingLong(Candidate::score).reversed().thenComparing(Candidate::address);

  private LeaderOrder() {}

  /**
   * Somebody who could lead.
   *
   * @param address by which ties are broken
   * @param tier as proven at the parent
   * @param uptime in how many of the last blocks it was paid
   */
  public record Candidate(String address, Tier tier, int uptime) {

    /** What the order is by. */
    public long score() {
      return tier.leaderWeight() * uptime;
    }
  }

  /** The candidates, first leader first. */
  public static List<Candidate> of(Collection<Candidate> candidates) {
    return candidates.stream().sorted(ORDER).toList();
  }
}
