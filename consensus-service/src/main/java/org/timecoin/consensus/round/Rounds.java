package org.timecoin.consensus.round;

import java.util.List;
import org.timecoin.consensus.leader.Mode;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.protocol.network.Schedule;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Entering rounds and leading them (consensus.md section 3, "Leaders" and "Rounds"). */
final class Rounds {

  /** In catch-up a leader leaves out blocks that became due less than this long ago. */
  private static final long CATCH_UP_MARGIN_SECONDS = 2;

  /** However far off a block is, the clock is looked at again after an hour: it may jump. */
  private static final long LONGEST_WAIT_MS = 3_600_000;

  private final Turn turn;

  Rounds(Turn turn) {
    this.turn = turn;
  }

  /**
   * Begins when the next block is due or enough voters are heard, or where our rows end; true if it
   * began. It waits while the log has to say whether it was us who voted here already.
   */
  boolean begin() {
    boolean waits =
        turn.round.phase() == RoundState.Phase.WAITING && !isListening() && !turn.checks.isOpen();
    if (waits && new Own(turn).resume()) {
      return true;
    }
    int enough = turn.rules().oneHonest(turn.instance.voters());
    if (!waits || !(isDue(nextHeight()) || turn.ballots.heard() >= enough)) {
      return false;
    }
    enter(turn.instance.firstRound());
    return true;
  }

  private boolean isListening() {
    return turn.standing instanceof Standing.Listening;
  }

  /** Asks to be called when the next block may be due, unless it is. */
  void awaitStart() {
    if (!isDue(nextHeight())) {
      turn.timerIn(Timer.Kind.START, waitFor(nextHeight()));
    }
  }

  /** Enters a round: fixes its mode, waits for its proposal, and leads it if that is ours. */
  void enter(int number) {
    Mode mode =
        Mode.at(
            turn.now.wallSeconds(),
            turn.instance.parent().height(),
            turn.context.settings().schedule());
    int before = turn.round.number();
    turn.round = RoundState.entered(number, mode);
    turn.ballots = turn.ballots.in(number);
    new Relaying(turn).risenFrom(before);
    awaitProposal();
    lead();
  }

  /** Sets the propose timeout of the current round. */
  void awaitProposal() {
    int relative = turn.instance.relative(turn.round.number());
    turn.timerIn(Timer.Kind.PROPOSE, turn.context.settings().proposeMs(relative));
  }

  /** Proposes, or orders a run, if this round is ours to lead and that was not done. */
  void lead() {
    boolean open = turn.round.isIn(turn.round.number(), VoteStep.PROPOSAL);
    if (!open || !turn.maySign() || turn.round.building() || !turn.isOwn(turn.leader())) {
      return;
    }
    turn.valid.ifPresentOrElse(this::propose, this::order);
  }

  private void propose(ValidRun valid) {
    turn.round = turn.round.withBuilding();
    Statement statement =
        Statement.proposal(
            turn.instance.parent(), turn.round.number(), valid.run().value(), valid.round());
    turn.say(statement, Backing.of(valid.run(), valid.prevotes()));
  }

  private void order() {
    int due = blocksDue();
    if (due < 1) {
      hold(nextHeight());
      return;
    }
    turn.round = turn.round.withBuilding();
    int number = turn.round.number();
    int relative = turn.instance.relative(number);
    turn.emit(new Effect.Build(BuildOrder.of(turn.instance.parent(), number, relative, due)));
  }

  /** Proposes the run that was built for the current round. */
  void proposeFresh(Run run) {
    Statement statement =
        Statement.proposal(
            turn.instance.parent(), turn.round.number(), run.value(), Statement.NONE);
    turn.say(statement, Backing.of(run, List.of()));
  }

  private int blocksDue() {
    long height = turn.instance.parent().height();
    if (turn.round.mode() == Mode.ON_SCHEDULE) {
      return isDue(height + 1) ? 1 : 0;
    }
    long until = turn.now.wallSeconds() - CATCH_UP_MARGIN_SECONDS;
    long missing = schedule().expectedHeight(until) - height;
    return Math.clamp(missing, 0, Run.BLOCKS_MOST);
  }

  /** Looks again when the block of a height is due; asked on entering and then only. */
  private void hold(long height) {
    turn.round = turn.round.holding(true);
    turn.timerIn(Timer.Kind.DUE, waitFor(height));
  }

  /** Looks again when a proposed run is due, once; it is held, not refused. */
  void holdUntil(long dueSeconds) {
    if (!turn.round.holding()) {
      turn.round = turn.round.holding(true);
      turn.timerIn(Timer.Kind.DUE, Math.clamp(turn.now.msUntil(dueSeconds), 1, LONGEST_WAIT_MS));
    }
  }

  private long nextHeight() {
    return turn.instance.parent().height() + 1;
  }

  private boolean isDue(long height) {
    return turn.now.msUntil(schedule().timestampOf(height)) <= 0;
  }

  private long waitFor(long height) {
    return Math.clamp(turn.now.msUntil(schedule().timestampOf(height)), 1, LONGEST_WAIT_MS);
  }

  private Schedule schedule() {
    return turn.context.settings().schedule();
  }
}
