package org.timecoin.gateway.peer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Picks whom to ask for a range of blocks. A function of what is known, so that it can be tested as
 * a table.
 */
public final class PeerChoice {

  private PeerChoice() {}

  /**
   * A peer that could be asked.
   *
   * @param address "ip:port"
   * @param height as it last claimed, {@code u64}; empty until it has answered
   * @param score higher is better
   * @param underWay block requests it has not answered yet
   */
  public record Candidate(String address, Optional<Long> height, double score, int underWay) {}

  /**
   * What is needed.
   *
   * @param lastHeight the peer must have claimed at least this one, {@code u64}
   * @param only nobody but this peer, whatever it claims
   * @param avoid never these
   * @param mostUnderWay peers with this many requests or more are busy
   */
  public record Need(long lastHeight, Optional<String> only, Set<String> avoid, int mostUnderWay) {}

  /** The outcome. */
  public sealed interface Choice {
    /** Ask this one. */
    record Ask(String address) implements Choice {}

    /** Those who have it are busy. */
    record Busy() implements Choice {}

    /** Nobody usable has it. */
    record Nobody() implements Choice {}
  }

  /**
   * The best peer that has the range. Load divides the score: of two equally fast peers the idle
   * one is asked, and a much faster one is asked even with a request under way.
   */
  public static Choice choose(List<Candidate> candidates, Need need) {
    List<Candidate> usable = candidates.stream().filter(c -> isUsable(c, need)).toList();
    if (usable.isEmpty()) {
      return new Choice.Nobody();
    }
    return usable.stream()
        .filter(c -> c.underWay() < need.mostUnderWay())
        .max(
            Comparator.comparingDouble((Candidate c) -> c.score() / (1 + c.underWay()))
                .thenComparing(Candidate::address))
        .<Choice>map(c -> new Choice.Ask(c.address()))
        .orElseGet(Choice.Busy::new);
  }

  private static boolean isUsable(Candidate candidate, Need need) {
    if (need.avoid().contains(candidate.address())) {
      return false;
    }
    if (need.only().isPresent()) {
      return need.only().get().equals(candidate.address());
    }
    return candidate.height().isPresent()
        && Long.compareUnsigned(candidate.height().get(), need.lastHeight()) >= 0;
  }
}
