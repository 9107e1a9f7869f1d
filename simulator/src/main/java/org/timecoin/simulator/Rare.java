package org.timecoin.simulator;

import java.util.List;
import java.util.OptionalInt;
import org.timecoin.consensus.round.State;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** How rare situations are told from what a voter knows and has stored. */
final class Rare {

  private Rare() {}

  /** Whether it is a proposal with a valid round. */
  static boolean isReproposal(Statement said) {
    return said.step() == VoteStep.PROPOSAL && said.validRound() != Statement.NONE;
  }

  /** Whether a leader proposes again what it is not locked on, having seen the quorum too late. */
  static boolean isWithoutLock(State state, Statement reproposal) {
    return state.lock().filter(lock -> lock.round() >= reproposal.validRound()).isEmpty();
  }

  /** Whether rows on this parent propose again what their voter precommitted nil about. */
  static boolean hasReproposedAfterNil(Parent parent, List<VoteIntent> rows) {
    List<Statement> here =
        rows.stream()
            .map(VoteIntent::statement)
            .filter(said -> said.parent().equals(parent))
            .toList();
    return here.stream()
        .filter(Rare::isReproposal)
        .map(said -> Statement.vote(parent, said.validRound(), VoteStep.PRECOMMIT, Statement.NIL))
        .anyMatch(here::contains);
  }

  /** The round in which a voter waits with its prevote for what the chain says of a run. */
  static OptionalInt awaits(State state, Hash value) {
    int round = state.roundNumber();
    int leader = state.instance().leader(round, state.mode());
    boolean proposed =
        state.messagesOf(leader).stream()
            .filter(one -> one.step() == VoteStep.PROPOSAL && one.round() == round)
            .anyMatch(one -> one.value().equals(value));
    return proposed && !state.hasPrevoted() ? OptionalInt.of(round) : OptionalInt.empty();
  }

  /** Whether a voter has prevoted in a round or left it, and goes on voting on this parent. */
  static boolean isPastPrevote(State state, Parent parent, int round) {
    return state.parent().equals(parent)
        && !state.isDecided()
        && (state.roundNumber() > round || state.hasPrevoted());
  }
}
