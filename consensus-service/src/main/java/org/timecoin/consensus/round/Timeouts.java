package org.timecoin.consensus.round;

import org.timecoin.consensus.sign.Backing;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * What a timeout leads to; stale ones, by height, round and step, lead to nothing (lines 57 to 67
 * of the paper's algorithm 1).
 */
final class Timeouts {

  private final Turn turn;
  private final Rounds rounds;

  Timeouts(Turn turn) {
    this.turn = turn;
    this.rounds = new Rounds(turn);
  }

  void fired(Timer timer) {
    switch (timer.kind()) {
      case LISTEN -> new Own(turn).listened();
      case REPEAT -> repeat();
      case START -> start(timer);
      case PROPOSE, PREVOTE, PRECOMMIT, DUE -> inRound(timer);
    }
  }

  private void repeat() {
    new Own(turn).repeat();
    new Own(turn).askAgain();
    new Relaying(turn).repeat();
    new Deciding(turn).askAgain();
    new Ahead(turn).askAgain();
    turn.shown = PerPeer.NONE;
    turn.compared = PerPeer.NONE;
    turn.refuted = PerPeer.NONE;
    turn.timerIn(Timer.Kind.REPEAT, turn.context.settings().repeatMs());
  }

  private void start(Timer timer) {
    boolean waits =
        timer.height() == turn.instance.parent().height()
            && turn.round.phase() == RoundState.Phase.WAITING;
    if (waits) {
      rounds.awaitStart();
    }
  }

  private void inRound(Timer timer) {
    boolean here =
        timer.height() == turn.instance.parent().height()
            && turn.round.isRunning()
            && timer.round() == turn.round.number();
    if (!here) {
      return;
    }
    VoteStep step = turn.round.step();
    if (timer.kind() == Timer.Kind.DUE) {
      turn.round = turn.round.holding(false);
      rounds.lead();
    } else if (timer.kind() == Timer.Kind.PROPOSE && step == VoteStep.PROPOSAL) {
      noProposal();
    } else if (timer.kind() == Timer.Kind.PREVOTE && step == VoteStep.PREVOTE) {
      voteNil(VoteStep.PRECOMMIT);
    } else if (timer.kind() == Timer.Kind.PRECOMMIT) {
      rounds.enter(turn.round.number() + 1);
    }
  }

  private void noProposal() {
    if (turn.proposal().isEmpty() && !turn.isOwn(turn.leader())) {
      turn.hearing = turn.hearing.failed(turn.leader());
    }
    voteNil(VoteStep.PREVOTE);
  }

  private void voteNil(VoteStep step) {
    new Progress(turn).vote(step, Statement.NIL, Backing.NONE);
  }
}
