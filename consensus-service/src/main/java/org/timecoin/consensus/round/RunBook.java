package org.timecoin.consensus.round;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.timecoin.consensus.vote.Run;
import org.timecoin.protocol.bytes.Hash;

/**
 * The runs at hand in an instance with what the chain says of them, and those asked for. Runs are
 * large: only those that somebody may still need are kept.
 *
 * @param runs by value
 * @param verdicts by value
 * @param wanted values whose runs were asked for
 */
record RunBook(Map<Hash, Run> runs, Map<Hash, Verdict> verdicts, Set<Hash> wanted) {

  static final RunBook EMPTY = new RunBook(Map.of(), Map.of(), Set.of());

  RunBook {
    runs = Map.copyOf(runs);
    verdicts = Map.copyOf(verdicts);
    wanted = Set.copyOf(wanted);
  }

  Optional<Run> run(Hash value) {
    return Optional.ofNullable(runs.get(value));
  }

  Optional<Verdict> verdict(Hash value) {
    return Optional.ofNullable(verdicts.get(value));
  }

  RunBook with(Run run) {
    Map<Hash, Run> more = new HashMap<>(runs);
    more.put(run.value(), run);
    Set<Hash> fewer = new HashSet<>(wanted);
    fewer.remove(run.value());
    return new RunBook(more, verdicts, fewer);
  }

  RunBook judged(Hash value, Verdict verdict) {
    Map<Hash, Verdict> more = new HashMap<>(verdicts);
    more.put(value, verdict);
    return new RunBook(runs, more, wanted);
  }

  RunBook wanting(Hash value) {
    Set<Hash> more = new HashSet<>(wanted);
    more.add(value);
    return new RunBook(runs, verdicts, more);
  }

  /** Less what nobody needs. */
  RunBook only(Predicate<Hash> needed) {
    if (areAll(runs.keySet(), needed) && areAll(wanted, needed)) {
      return this;
    }
    Map<Hash, Run> kept = new HashMap<>(runs);
    kept.keySet().removeIf(needed.negate());
    Map<Hash, Verdict> said = new HashMap<>(verdicts);
    said.keySet().retainAll(kept.keySet());
    Set<Hash> open = new HashSet<>(wanted);
    open.removeIf(needed.negate());
    return new RunBook(kept, said, open);
  }

  private static boolean areAll(Set<Hash> values, Predicate<Hash> needed) {
    for (Hash value : values) {
      if (!needed.test(value)) {
        return false;
      }
    }
    return true;
  }
}
