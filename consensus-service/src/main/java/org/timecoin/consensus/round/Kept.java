package org.timecoin.consensus.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Position;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.VoteStep;

/**
 * What is kept of one voter: its messages of the current round, its latest of each step, and its
 * latest non-nil precommit; at most seven (consensus.md section 3, "Delivery"). Signatures were
 * checked.
 *
 * @param messages no two for one step of one round
 * @param position the furthest that the voter has come
 */
record Kept(List<Signed> messages, Optional<Position> position) {

  static final Kept NOTHING = new Kept(List.of());

  private Kept(List<Signed> messages) {
    this(List.copyOf(messages), furthest(messages));
  }

  /** What it said at a step of a round, if that is kept. */
  Optional<Signed> at(int round, VoteStep step) {
    for (Signed one : messages) {
      if (one.round() == round && one.step() == step) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private static Optional<Position> furthest(List<Signed> messages) {
    Optional<Position> furthest = Optional.empty();
    for (Signed one : messages) {
      Position position = one.statement().position();
      if (furthest.isEmpty() || position.isAtLeast(furthest.get())) {
        furthest = Optional.of(position);
      }
    }
    return furthest;
  }

  /** Whether it named this value at a step of a round. */
  boolean says(int round, VoteStep step, Hash value) {
    for (Signed one : messages) {
      if (one.round() == round && one.step() == step) {
        return one.value().equals(value);
      }
    }
    return false;
  }

  /** Whether it precommitted a value, in whatever round. */
  boolean precommitted(Hash value) {
    for (Signed one : messages) {
      if (one.step() == VoteStep.PRECOMMIT && one.value().equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** With one more message, less what that makes superfluous. */
  Kept with(Signed message, int round) {
    List<Signed> all = new ArrayList<>(messages);
    all.add(message);
    return pruned(all, round);
  }

  /** What is still needed in this round. */
  Kept in(int round) {
    for (Signed one : messages) {
      if (!isNeeded(one, messages, round)) {
        return pruned(messages, round);
      }
    }
    return this;
  }

  /** Whether a message would be kept. */
  boolean wants(Signed message, int round) {
    return isNeeded(message, messages, round);
  }

  private static Kept pruned(List<Signed> all, int round) {
    List<Signed> needed = new ArrayList<>(all.size());
    for (Signed one : all) {
      if (isNeeded(one, all, round)) {
        needed.add(one);
      }
    }
    return new Kept(needed);
  }

  private static boolean isNeeded(Signed one, List<Signed> all, int round) {
    if (one.round() == round) {
      return true;
    }
    boolean latest = true;
    boolean latestNonNil = one.step() == VoteStep.PRECOMMIT && !one.statement().isNil();
    for (Signed other : all) {
      boolean supersedes = other.step() == one.step() && other.round() > one.round();
      latest &= !supersedes;
      latestNonNil &= !supersedes || other.statement().isNil();
    }
    return latest || latestNonNil;
  }
}
