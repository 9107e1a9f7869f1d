package org.timecoin.consensus.round;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Position;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * The rules of the rounds, applied until none applies: algorithm 1 of the paper, with what
 * consensus.md section 3 adds. Each looks at the messages anew.
 */
final class Progress {

  private final Turn turn;
  private final Rounds rounds;
  private final Deciding deciding;
  private final Contradicting contradicting;

  Progress(Turn turn) {
    this.turn = turn;
    this.rounds = new Rounds(turn);
    this.deciding = new Deciding(turn);
    this.contradicting = new Contradicting(turn);
  }

  /** Does all that the messages at hand allow. */
  void run() {
    // Most messages are repeats, and then no rule applies but those that look at the clock.
    if (turn.isTouched() || rounds.begin() || prevote()) {
      settle();
    }
  }

  /** Applies all rules until none applies. */
  void settle() {
    listen();
    boolean moved = true;
    while (moved) {
      contradicting.look();
      moved =
          deciding.decide() || rounds.begin() || skip() || prevote() || lockOn() || precommitNil();
    }
    // Deciding may have kept a quorum as the certificate while another stands beside it.
    contradicting.look();
    timers();
    deciding.forgetRuns();
  }

  /** Notes how far the others have come, and takes part once it has heard enough. */
  private void listen() {
    if (turn.standing instanceof Standing.Listening listening) {
      int enough = turn.rules().oneHonest(turn.instance.voters());
      Standing.Listening later =
          turn.ballots.roundsAfter(Standing.Listening.NOWHERE).stream()
              .filter(number -> othersAt(number) >= enough)
              .findFirst()
              .map(listening::heard)
              .orElse(listening);
      turn.standing = later;
      if (later.isEnough()) {
        new Own(turn).listened();
      }
    }
  }

  /** Goes to the highest round that enough others have reached (line 55). */
  private boolean skip() {
    if (!turn.round.isRunning()) {
      return false;
    }
    int enough = turn.rules().oneHonest(turn.instance.voters());
    for (int number : turn.ballots.roundsAfter(turn.round.number())) {
      if (othersAt(number) >= enough) {
        rounds.enter(number);
        return true;
      }
    }
    return false;
  }

  private int othersAt(int number) {
    return turn.ballots.positions(latest -> turn.rules().hasReached(latest, number), turn.own());
  }

  /** Prevotes for what the leader proposes, or nil (lines 22 and 28, and early takeover). */
  private boolean prevote() {
    if (!turn.round.isIn(turn.round.number(), VoteStep.PROPOSAL)) {
      return false;
    }
    Optional<Signed> proposal = turn.proposal();
    if (proposal.isEmpty()) {
      if (isLeaderSilent()) {
        return vote(VoteStep.PREVOTE, Statement.NIL, Backing.NONE);
      }
      return false;
    }
    Optional<Run> run = turn.runs.run(proposal.get().value());
    Optional<Verdict> verdict = turn.runs.verdict(proposal.get().value());
    if (run.isEmpty()) {
      deciding.want(proposal.get().value(), List.of(proposal.get().endorsement()));
      return false;
    }
    return verdict.isPresent() && answer(proposal.get().statement(), run.get(), verdict.get());
  }

  private boolean isLeaderSilent() {
    boolean early = turn.instance.relative(turn.round.number()) < turn.instance.size();
    int leader = turn.leader();
    return early
        && !turn.isOwn(leader)
        && turn.hearing.isSilent(
            leader, turn.now.monotonicMs(), turn.context.settings().silenceMs());
  }

  private boolean answer(Statement proposal, Run run, Verdict verdict) {
    boolean fresh = turn.rules().isCheckedAsFresh(turn.lock, proposal);
    boolean allowed = verdict.valid() && turn.rules().lockAllows(turn.lock, proposal);
    if (allowed && fresh && turn.runs.isVoided(run.value())) {
      return false;
    }
    boolean acceptable = allowed && (!fresh || verdict.welcome());
    if (acceptable && fresh && turn.now.msUntil(run.due()) > 0) {
      rounds.holdUntil(run.due());
      return false;
    }
    return vote(VoteStep.PREVOTE, acceptable ? proposal.value() : Statement.NIL, Backing.NONE);
  }

  /** Locks on and precommits what a quorum prevoted (line 36). */
  private boolean lockOn() {
    if (!turn.round.isRunning() || turn.round.step() == VoteStep.PROPOSAL) {
      return false;
    }
    int number = turn.round.number();
    Optional<Hash> value =
        turn.ballots
            .valueOf(number, VoteStep.PREVOTE, turn.quorum())
            .filter(one -> turn.rules().quorumCounts(one, turn.proposal()));
    if (value.isEmpty() || turn.valid.filter(v -> v.round() >= number).isPresent()) {
      return false;
    }
    List<Endorsement> prevotes = turn.ballots.endorsements(number, VoteStep.PREVOTE, value.get());
    Optional<Run> run = deciding.validRun(value.get(), prevotes);
    run.ifPresent(found -> lockOn(new ValidRun(number, found, prevotes)));
    return run.isPresent();
  }

  private void lockOn(ValidRun valid) {
    turn.valid = Optional.of(valid);
    if (turn.round.step() == VoteStep.PREVOTE) {
      Hash value = valid.run().value();
      turn.lock = Optional.of(new Lock(valid.round(), value));
      vote(VoteStep.PRECOMMIT, value, Backing.of(valid.run(), valid.prevotes()));
    }
  }

  /** Precommits nil when a quorum prevoted nil (line 44). */
  private boolean precommitNil() {
    int number = turn.round.number();
    boolean due =
        turn.round.isIn(number, VoteStep.PREVOTE)
            && turn.ballots.count(number, VoteStep.PREVOTE, Statement.NIL) >= turn.quorum();
    if (due) {
      return vote(VoteStep.PRECOMMIT, Statement.NIL, Backing.NONE);
    }
    return false;
  }

  /** Takes a step, and wants to say so. */
  boolean vote(VoteStep step, Hash value, Backing backing) {
    turn.round = turn.round.at(step);
    turn.say(Statement.vote(turn.instance.parent(), turn.round.number(), step, value), backing);
    return true;
  }

  /** Waits for the last votes once a quorum has come as far (lines 34 and 47). */
  private void timers() {
    if (!turn.round.isRunning()) {
      return;
    }
    int number = turn.round.number();
    long ms = turn.context.settings().voteMs(turn.instance.relative(number));
    boolean inPrevote = turn.round.step() == VoteStep.PREVOTE && !turn.round.prevoteTimer();
    if (inPrevote && hasQuorumReached(VoteStep.PREVOTE)) {
      turn.round = turn.round.withPrevoteTimer();
      turn.timerIn(Timer.Kind.PREVOTE, ms);
    }
    if (!turn.round.precommitTimer() && hasQuorumReached(VoteStep.PRECOMMIT)) {
      turn.round = turn.round.withPrecommitTimer();
      turn.timerIn(Timer.Kind.PRECOMMIT, ms);
    }
  }

  private boolean hasQuorumReached(VoteStep step) {
    Position wanted = new Position(turn.round.number(), step);
    int there =
        turn.ballots.positions(
            latest -> turn.rules().speaksFor(latest, wanted), OptionalInt.empty());
    return there >= turn.quorum();
  }
}
