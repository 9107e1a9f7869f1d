package org.timecoin.consensus.round;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;

/**
 * Votes of our own key that we did not remember, in the open instance. Anybody can repeat what we
 * once said, so the log is asked about so many at a time only; what it has answered leaves room for
 * the next, so that no repeats hide what another process signs.
 *
 * @param asked the log was asked about these
 * @param settled it has answered: as many as were signed in the instance
 * @param untold whether the log has still to be told that the key is doubled
 */
record OwnChecks(List<Signed> asked, Set<Statement> settled, boolean untold) {

  static final OwnChecks NONE = new OwnChecks(List.of(), Set.of(), false);

  private static final int ASKED_MOST = 32;

  OwnChecks {
    asked = List.copyOf(asked);
    settled = Set.copyOf(settled);
  }

  /** Whether the log was asked about a statement. */
  boolean knows(Statement said) {
    return settled.contains(said) || asked.stream().anyMatch(one -> one.statement().equals(said));
  }

  boolean isFull() {
    return asked.size() >= ASKED_MOST;
  }

  /** Whether the log has still to say who signed something. */
  boolean isOpen() {
    return !asked.isEmpty();
  }

  OwnChecks asking(Signed message) {
    List<Signed> more = new ArrayList<>(asked);
    more.add(message);
    return new OwnChecks(more, settled, untold);
  }

  /** The log has answered; about another instance's votes, that changes nothing here. */
  OwnChecks answered(Signed message) {
    if (!asked.contains(message)) {
      return this;
    }
    List<Signed> fewer = new ArrayList<>(asked);
    fewer.remove(message);
    Set<Statement> more = new HashSet<>(settled);
    more.add(message.statement());
    return new OwnChecks(fewer, more, untold);
  }

  /** The key is doubled: that is to be told to the log, or has been. */
  OwnChecks doubled(boolean isUntold) {
    return new OwnChecks(asked, settled, isUntold);
  }

  /** Nothing is left of another instance but what concerns the key. */
  OwnChecks inNext() {
    return NONE.doubled(untold);
  }
}
