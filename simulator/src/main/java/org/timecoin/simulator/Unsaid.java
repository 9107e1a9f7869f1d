package org.timecoin.simulator;

import java.util.List;
import java.util.Optional;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.round.State;
import org.timecoin.consensus.round.Timer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * What one process keeps to itself. A precommit for a value that is stored locks its voter after
 * every restart, so others must hear of it, whatever became of the log's answer.
 */
final class Unsaid {

  /** Answers may be late or lost several times; then each repeat asks for them again. */
  private static final int REPEATS_MOST = 8;

  private Optional<Statement> stored = Optional.empty();
  private Optional<Statement> answered = Optional.empty();
  private int repeats;

  /** The process has read these rows. */
  void read(List<VoteIntent> rows) {
    rows.forEach(row -> stored(row.statement()));
  }

  /** A row of the process is in the table: the latest precommit for a value counts. */
  void stored(Statement row) {
    boolean locks = row.step() == VoteStep.PRECOMMIT && !row.isNil();
    boolean known = stored.filter(one -> Checker.PLACES.compare(one, row) >= 0).isPresent();
    if (locks && !known) {
      stored = Optional.of(row);
      repeats = 0;
    }
  }

  /** After an input: whenever votes are repeated it must not stay unsaid for long. */
  void handled(int node, Input input, State state, Checker checker) {
    if (input instanceof Input.TimedOut fired && fired.timer().kind() == Timer.Kind.REPEAT) {
      Optional<Statement> kept =
          stored
              .filter(one -> state.standing().maySign() && state.abstention().isEmpty())
              .filter(one -> one.parent().equals(state.parent()))
              .filter(one -> one.round() >= state.instance().firstRound())
              .filter(one -> !state.isDecided() && !checker.hasSaid(node, one));
      repeats = kept.isPresent() ? repeats + 1 : 0;
      if (repeats > REPEATS_MOST) {
        throw new Violation(
            "node %d keeps to itself that it stored %s".formatted(node, kept.get()));
      }
    }
  }

  /**
   * Whether an answer reaches the engine: always, but where it is planted that one speaks for what
   * came before it too.
   */
  boolean reaches(Bug bug, Statement said) {
    boolean spokenFor = answered.filter(last -> Checker.PLACES.compare(last, said) > 0).isPresent();
    if (!spokenFor) {
      answered = Optional.of(said);
    }
    return bug != Bug.ANSWER_SPEAKS_FOR_EARLIER || !spokenFor;
  }
}
