package org.timecoin.consensus.round;

import org.timecoin.consensus.evidence.CertificateConflict;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.protocol.vote.Certificate;

/**
 * Two quorums for different values on one parent (consensus.md section 3, "Finality"), be they
 * shown as certificates or among the precommits that we heard ourselves.
 */
final class Contradicting {

  private final Turn turn;

  Contradicting(Turn turn) {
    this.turn = turn;
  }

  /** Looks whether the precommits at hand decide anything but what is certified. */
  void look() {
    if (turn.certificate.isEmpty() || turn.isContradicted()) {
      return;
    }
    Certificate held = turn.certificate.get();
    turn.ballots
        .decided(turn.quorum(), value -> !value.equals(held.value()))
        .map(turn.ballots::certificate)
        .ifPresent(other -> contradicted(held, other));
  }

  /**
   * Tells of it once, and stops if a third of today's voters are in both; old keys must not stop a
   * network. Whether they are is looked at each time: other voters may have signed the same, and
   * today's change.
   */
  void contradicted(Certificate known, Certificate shown) {
    if (!turn.told.holds(shown)) {
      turn.told = turn.told.with(shown);
      turn.emit(new Effect.Conflict(known, shown));
    }
    if (new CertificateConflict(known, shown).stops(turn.instance.voters())) {
      turn.observe(Standing.Reason.CONTRADICTION);
    }
  }
}
