package org.timecoin.consensus.round;

import org.timecoin.protocol.vote.Signed;

/**
 * What our own key signs on the parent that was open before. On those below it nothing is looked
 * at: their voters are not known any more.
 */
final class Late {

  private final Turn turn;

  Late(Turn turn) {
    this.turn = turn;
  }

  /** Whether the log must say who signed a message on a decided parent. */
  Outcome judge(Signed message) {
    return turn.past
        .filter(past -> past.instance().parent().equals(message.parent()))
        .filter(any -> turn.isOwn(message.key()))
        .map(past -> judge(past, message))
        .orElse(Outcome.DECIDED_PARENT);
  }

  private Outcome judge(Past past, Signed message) {
    boolean counts =
        message.round() >= past.instance().firstRound() && Intake.form(message).isEmpty();
    if (!counts || past.isSettled(message.statement())) {
      return Outcome.DECIDED_PARENT;
    }
    boolean signed = turn.context.checks().isSigned(message, past.instance().voters());
    return signed ? Outcome.OWN_KEY : Outcome.BAD_SIGNATURE;
  }

  /** Asks the log. */
  void check(Signed message) {
    turn.past = turn.past.map(past -> past.asking(message));
    ask(message);
  }

  /** Asks again what the log has not answered. */
  void askAgain() {
    turn.past.ifPresent(past -> past.checks().asked().forEach(this::ask));
  }

  private void ask(Signed message) {
    turn.past.ifPresent(
        past -> turn.emit(new Effect.CheckOwn(message, past.instance().voters().hash())));
  }
}
