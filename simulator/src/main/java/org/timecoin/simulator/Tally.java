package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.timecoin.consensus.round.Outcome;

/**
 * What came of many seeds together.
 *
 * @param seeds how many were run
 * @param events handled in all of them
 * @param decisions values decided
 * @param rounds the most rounds that a decision took once faults had ended
 * @param outcomes what came of messages
 * @param sights rare situations reached
 * @param violations how many seeds broke an invariant
 * @param failures the first few seeds that broke an invariant, lowest first
 */
public record Tally(
    long seeds,
    long events,
    long decisions,
    int rounds,
    Map<Outcome, Long> outcomes,
    Map<Sight, Long> sights,
    long violations,
    List<Simulation.Result> failures) {

  private static final int FAILURES_KEPT = 10;

  /** Of no seed. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, Map.of(), Map.of(), 0, List.of());

  /** With one more seed. */
  Tally with(Simulation.Result result) {
    List<Simulation.Result> failed =
        result.failure().isPresent() ? List.of(result) : List.<Simulation.Result>of();
    return plus(
        new Tally(
            1,
            result.events(),
            result.decisions(),
            result.rounds(),
            result.outcomes(),
            result.sights(),
            failed.size(),
            failed));
  }

  /** With the seeds of another. */
  Tally plus(Tally other) {
    List<Simulation.Result> all = new ArrayList<>(failures);
    all.addAll(other.failures);
    return new Tally(
        seeds + other.seeds,
        events + other.events,
        decisions + other.decisions,
        Math.max(rounds, other.rounds),
        sum(Outcome.class, outcomes, other.outcomes),
        sum(Sight.class, sights, other.sights),
        violations + other.violations,
        all.stream()
            .sorted(Comparator.comparingLong(Simulation.Result::seed))
            .limit(FAILURES_KEPT)
            .toList());
  }

  private static <K extends Enum<K>> Map<K, Long> sum(
      Class<K> kind, Map<K, Long> one, Map<K, Long> other) {
    Map<K, Long> sum = new EnumMap<>(kind);
    sum.putAll(one);
    other.forEach((key, count) -> sum.merge(key, count, Long::sum));
    return sum;
  }

  @Override
  public String toString() {
    return "%d seeds, %d decisions, at most %d rounds after faults, %s, %s"
        .formatted(seeds, decisions, rounds, outcomes, sights);
  }
}
