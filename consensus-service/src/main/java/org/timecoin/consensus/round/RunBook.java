package org.timecoin.consensus.round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Run;

/**
 * The runs at hand in an instance with what the chain says of them, and those asked for. Runs are
 * large: only those that somebody may still need are kept.
 *
 * @param runs by value
 * @param verdicts by value
 * @param voided valid ones that are to be judged anew by the second list
 * @param wanted values whose runs were asked for, and who was asked
 * @param offers peers that showed a value without its run, few for each
 * @param denounced values that are invalid although a quorum stands behind them, once told
 */
record RunBook(
    Map<Hash, Run> runs,
    Map<Hash, Verdict> verdicts,
    Set<Hash> voided,
    Map<Hash, Holders> wanted,
    Map<Hash, List<String>> offers,
    Set<Hash> denounced) {

  private static final int OFFERS_MOST = 8;

  static final RunBook EMPTY =
      new RunBook(Map.of(), Map.of(), Set.of(), Map.of(), Map.of(), Set.of());

  RunBook {
    runs = Map.copyOf(runs);
    verdicts = Map.copyOf(verdicts);
    voided = Set.copyOf(voided);
    wanted = Map.copyOf(wanted);
    offers = Map.copyOf(offers);
    denounced = Set.copyOf(denounced);
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
    Map<Hash, Holders> fewer = new HashMap<>(wanted);
    fewer.remove(run.value());
    return new RunBook(more, verdicts, voided, fewer, offers, denounced);
  }

  /**
   * With a judgement. One that is not by the current approvals is good for the first list only,
   * whose answer never changes.
   */
  RunBook judged(Hash value, Verdict verdict, boolean current) {
    if (!current && verdicts.containsKey(value)) {
      return this;
    }
    Map<Hash, Verdict> more = new HashMap<>(verdicts);
    more.put(value, verdict);
    Set<Hash> open = new HashSet<>(voided);
    open.remove(value);
    if (!current && verdict.valid()) {
      open.add(value);
    }
    return new RunBook(runs, more, open, wanted, offers, denounced);
  }

  /** With nothing left of what the second list said. */
  RunBook withoutSecondList() {
    Set<Hash> valid = new HashSet<>(verdicts.keySet());
    valid.removeIf(value -> !verdicts.get(value).valid());
    return new RunBook(runs, verdicts, valid, wanted, offers, denounced);
  }

  /** Whether the second list has still to be asked about a valid run, or asked again. */
  boolean isVoided(Hash value) {
    return voided.contains(value);
  }

  /** Who was asked for a run; empty while it was not wanted. */
  Optional<Holders> asked(Hash value) {
    return Optional.ofNullable(wanted.get(value));
  }

  RunBook wanting(Hash value, Holders asked) {
    Map<Hash, Holders> more = new HashMap<>(wanted);
    more.merge(value, asked, Holders::and);
    return new RunBook(runs, verdicts, voided, more, offers, denounced);
  }

  /** The peers that showed a value without its run. */
  List<String> peers(Hash value) {
    return offers.getOrDefault(value, List.of());
  }

  /** With a peer that showed a value; no more are noted when there are enough. */
  RunBook offering(Hash value, String peer) {
    List<String> known = peers(value);
    if (known.contains(peer) || known.size() >= OFFERS_MOST) {
      return this;
    }
    List<String> more = new ArrayList<>(known);
    more.add(peer);
    Map<Hash, List<String>> all = new HashMap<>(offers);
    all.put(value, List.copyOf(more));
    return new RunBook(runs, verdicts, voided, wanted, all, denounced);
  }

  RunBook denouncing(Hash value) {
    Set<Hash> more = new HashSet<>(denounced);
    more.add(value);
    return new RunBook(runs, verdicts, voided, wanted, offers, more);
  }

  /** Runs of which the chain has said nothing yet, or nothing that still holds, by value. */
  List<Run> unjudged() {
    return runs.values().stream()
        .filter(run -> !verdicts.containsKey(run.value()) || isVoided(run.value()))
        .sorted(Comparator.comparing(Run::value))
        .toList();
  }

  /** Less what nobody needs. */
  RunBook only(Predicate<Hash> needed) {
    if (areAll(runs.keySet(), needed)
        && areAll(wanted.keySet(), needed)
        && areAll(offers.keySet(), needed)) {
      return this;
    }
    Map<Hash, Run> kept = new HashMap<>(runs);
    kept.keySet().removeIf(needed.negate());
    Map<Hash, Verdict> said = new HashMap<>(verdicts);
    said.keySet().retainAll(kept.keySet());
    Set<Hash> anew = new HashSet<>(voided);
    anew.retainAll(kept.keySet());
    Map<Hash, Holders> open = new HashMap<>(wanted);
    open.keySet().removeIf(needed.negate());
    Map<Hash, List<String>> offered = new HashMap<>(offers);
    offered.keySet().removeIf(needed.negate());
    Set<Hash> told = new HashSet<>(denounced);
    told.retainAll(kept.keySet());
    return new RunBook(kept, said, anew, open, offered, told);
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
