package org.timecoin.consensus.round;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.timecoin.consensus.vote.Endorsement;
import org.timecoin.consensus.vote.Position;
import org.timecoin.consensus.vote.Signed;
import org.timecoin.consensus.vote.VoteStep;
import org.timecoin.protocol.bytes.Hash;

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
    return (int) voters.stream().filter(kept -> !kept.messages().isEmpty()).count();
  }

  /** How many voters' latest positions satisfy this, leaving one out. */
  int positions(Predicate<Position> wanted, OptionalInt leftOut) {
    int count = 0;
    for (int place = 0; place < voters.size(); place++) {
      boolean counts = leftOut.isEmpty() || leftOut.getAsInt() != place;
      if (counts && voters.get(place).position().filter(wanted).isPresent()) {
        count++;
      }
    }
    return count;
  }

  /** The rounds that others have reached, without repeats. */
  List<Integer> roundsReached() {
    return voters.stream()
        .flatMap(kept -> kept.position().stream())
        .map(Position::round)
        .distinct()
        .toList();
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

  /** A value that at least so many named at a step of a round; nil counts when asked for. */
  Optional<Hash> valueOf(int round, VoteStep step, int quorum, boolean nil) {
    return votes(step)
        .filter(one -> one.round() == round && one.statement().isNil() == nil)
        .map(Signed::value)
        .distinct()
        .filter(value -> endorsements(round, step, value).size() >= quorum)
        .findFirst();
  }

  /** How many voters' kept precommits name a value, whatever their rounds. */
  int precommitted(Hash value) {
    int count = 0;
    for (Kept kept : voters) {
      boolean names =
          kept.messages().stream()
              .anyMatch(one -> one.step() == VoteStep.PRECOMMIT && one.value().equals(value));
      count += names ? 1 : 0;
    }
    return count;
  }

  /** Any precommit whose value and round a quorum shares, whatever the round. */
  Optional<Signed> decided(int quorum) {
    return votes(VoteStep.PRECOMMIT)
        .filter(one -> !one.statement().isNil())
        .filter(one -> endorsements(one.round(), one.step(), one.value()).size() >= quorum)
        .findFirst();
  }

  private Stream<Signed> votes(VoteStep step) {
    return voters.stream()
        .flatMap(kept -> kept.messages().stream())
        .filter(one -> one.step() == step);
  }
}
