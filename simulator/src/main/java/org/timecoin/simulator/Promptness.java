package org.timecoin.simulator;

import org.timecoin.consensus.round.State;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Whether a node does at once what a quorum at hand allows. */
final class Promptness {

  private Promptness() {}

  /** A quorum of precommits with its valid run at hand decides at once, whoever proposed it. */
  static void check(int node, State state) {
    if (state.isDecided() || state.runsKept() == 0) {
      return;
    }
    // Of every quorum at least one stands among the first, up to the number it leaves out.
    int last = state.instance().size() - Quorum.of(state.instance().size());
    for (int place = 0; place <= last; place++) {
      for (Signed one : state.messagesOf(place)) {
        boolean names = one.step() != VoteStep.PROPOSAL && !one.statement().isNil();
        if (names && state.hasValidRun(one.value())) {
          check(node, state, one.statement());
        }
      }
    }
  }

  private static int count(State state, Statement said) {
    int count = 0;
    for (int place = 0; place < state.instance().size(); place++) {
      for (Signed one : state.messagesOf(place)) {
        count += one.statement().equals(said) ? 1 : 0;
      }
    }
    return count;
  }

  private static void check(int node, State state, Statement said) {
    // To count costs most, and nearly always nothing is due.
    boolean due = said.step() == VoteStep.PRECOMMIT || isValidDue(state, said);
    if (due && count(state, said) >= Quorum.of(state.instance().size())) {
      throw new Violation(
          said.step() == VoteStep.PRECOMMIT
              ? "node " + node + " does not decide what a quorum precommitted"
              : "node " + node + " does not hold valid what a quorum prevoted");
    }
  }

  /** Whether a quorum of these prevotes would have to be held valid, and isn't. */
  private static boolean isValidDue(State state, Statement said) {
    boolean here = state.isVoting() && said.round() == state.roundNumber() && state.hasPrevoted();
    return here && state.valid().filter(valid -> valid.round() == said.round()).isEmpty();
  }
}
