package org.timecoin.consensus.round;

import java.util.Optional;
import java.util.function.Predicate;
import org.timecoin.consensus.evidence.DoubleSigning;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;

/**
 * Passing on what voters say, so that it reaches peers that they don't (consensus.md section 3,
 * "Delivery"), within bounds for each voter: once what lies near, that is up to the round after
 * ours; what lies beyond with our repeats, of which only the latest is kept; and of two statements
 * for one step both, once in an instance. A liar can name rounds without end, but ours only rise as
 * honest voters come along.
 */
final class Relaying {

  private final Turn turn;

  Relaying(Turn turn) {
    this.turn = turn;
  }

  /** A new message was kept; its run goes along while a voter may still prevote it. */
  void accepted(String peer, Signed message, Optional<Run> run) {
    if (isNear(message)) {
      boolean open = message.round() >= turn.round.number();
      turn.emit(new Effect.Relay(peer, message, run.filter(any -> open)));
    }
  }

  /** Evidence: who has heard one of the two must hear the other. */
  void contradicted(String peer, DoubleSigning evidence) {
    if (!isNear(evidence.first())) {
      relay(evidence.first());
    }
    turn.emit(new Effect.Relay(peer, evidence.second(), Optional.empty()));
  }

  /** Our round has risen: what lay beyond before and lies near now was not passed on yet. */
  void risenFrom(int round) {
    relayAll(one -> one.round() - 1 > round && isNear(one));
  }

  /**
   * Passes on what lies beyond, as its voter would repeat it: those behind us may need it to skip,
   * though we don't yet.
   */
  void repeat() {
    relayAll(one -> !isNear(one));
  }

  /** Of ours there are none: we are in the round of our own latest. */
  private void relayAll(Predicate<Signed> wanted) {
    for (Kept kept : turn.ballots.voters()) {
      for (Signed one : kept.messages()) {
        if (wanted.test(one)) {
          relay(one);
        }
      }
    }
  }

  private void relay(Signed message) {
    turn.emit(new Effect.Relay(Effect.ANYONE, message, Optional.empty()));
  }

  private boolean isNear(Signed message) {
    return message.round() - 1 <= turn.round.number();
  }
}
