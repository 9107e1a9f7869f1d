package org.timecoin.consensus.round;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Position;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.VoteStep;

/**
 * The messages kept in an instance, voter by voter, and what they add up to. Immutable; what holds
 * is counted anew from the messages, so there are no flags to go wrong.
 *
 * @param voters by place in the voter set
 * @param culprits of whom there is evidence in this instance
 */
record Ballots(List<Kept> voters, Set<Integer> culprits) {

  Ballots {
    voters = List.copyOf(voters);
    culprits = Set.copyOf(culprits);
  }

  /** None yet. */
  static Ballots empty(int voters) {
    return new Ballots(Collections.nCopies(voters, Kept.NOTHING), Set.of());
  }

  /** With a voter's message. */
  Ballots with(int place, Signed message, int round) {
    List<Kept> changed = new ArrayList<>(voters);
    changed.set(place, voters.get(place).with(message, round));
    return new Ballots(changed, culprits);
  }

  /** With evidence against a voter. */
  Ballots withCulprit(int place) {
    Set<Integer> more = new HashSet<>(culprits);
    more.add(place);
    return new Ballots(voters, more);
  }

  /** Less what a new round makes superfluous. */
  Ballots in(int round) {
    return new Ballots(voters.stream().map(kept -> kept.in(round)).toList(), culprits);
  }

  /** What is kept of a voter. */
  Kept of(int place) {
    return voters.get(place);
  }

  /** What a voter said at a step of a round. */
  Optional<Signed> at(int place, int round, VoteStep step) {
    return voters.get(place).at(round, step);
  }

  /** How many have said anything. */
  int heard() {
    return positions(any -> true, OptionalInt.empty());
  }

  /** How many voters' latest positions satisfy this, leaving one out. */
  int positions(Predicate<Position> wanted, OptionalInt leftOut) {
    int count = 0;
    for (int place = 0; place < voters.size(); place++) {
      Optional<Position> position = voters.get(place).position();
      boolean counts = leftOut.isEmpty() || leftOut.getAsInt() != place;
      if (counts && position.isPresent() && wanted.test(position.get())) {
        count++;
      }
    }
    return count;
  }

  /** The rounds after this one that somebody has reached, highest first. */
  NavigableSet<Integer> roundsAfter(int round) {
    NavigableSet<Integer> rounds = new TreeSet<>(Comparator.reverseOrder());
    for (Kept kept : voters) {
      if (kept.position().isPresent() && kept.position().get().round() > round) {
        rounds.add(kept.position().get().round());
      }
    }
    return rounds;
  }

  /** The signatures for a value at a step of a round, in the voters' order. */
  List<Endorsement> endorsements(int round, VoteStep step, Hash value) {
    List<Endorsement> found = new ArrayList<>();
    for (Kept kept : voters) {
      kept.at(round, step)
          .filter(one -> one.value().equals(value))
          .map(Signed::endorsement)
          .ifPresent(found::add);
    }
    return found;
  }

  /**
   * The certificate that all precommits like this one make. Nobody signs the last height, so it is
   * left to the run: one block for the time being.
   */
  Certificate certificate(Signed precommit) {
    return new Certificate(
        precommit.parent(),
        precommit.parent().height() + 1,
        precommit.value(),
        precommit.round(),
        endorsements(precommit.round(), VoteStep.PRECOMMIT, precommit.value()));
  }

  /** How many said this value at this step of this round. */
  int count(int round, VoteStep step, Hash value) {
    int count = 0;
    for (Kept kept : voters) {
      count += kept.says(round, step, value) ? 1 : 0;
    }
    return count;
  }

  /** A value that at least so many named at a step of a round; nil does not count. */
  Optional<Hash> valueOf(int round, VoteStep step, int quorum) {
    for (int place = 0; place <= voters.size() - quorum; place++) {
      Optional<Signed> said = at(place, round, step);
      boolean names = said.isPresent() && !said.get().statement().isNil();
      if (names && count(round, step, said.get().value()) >= quorum) {
        return said.map(Signed::value);
      }
    }
    return Optional.empty();
  }

  /** How many voters' kept precommits name a value, whatever their rounds. */
  int precommitted(Hash value) {
    int count = 0;
    for (Kept kept : voters) {
      count += kept.precommitted(value) ? 1 : 0;
    }
    return count;
  }

  /** A precommit of such a value, whose value and round a quorum shares, whatever the round. */
  Optional<Signed> decided(int quorum, Predicate<Hash> wanted) {
    // Of every quorum at least one stands among the first, up to the number it leaves out.
    for (int place = 0; place <= voters.size() - quorum; place++) {
      for (Signed one : voters.get(place).messages()) {
        boolean names = one.step() == VoteStep.PRECOMMIT && !one.statement().isNil();
        if (names
            && wanted.test(one.value())
            && count(one.round(), one.step(), one.value()) >= quorum) {
          return Optional.of(one);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether somebody proposed this value in this round. */
  boolean isProposed(int round, Hash value) {
    for (Kept kept : voters) {
      if (kept.says(round, VoteStep.PROPOSAL, value)) {
        return true;
      }
    }
    return false;
  }
}
