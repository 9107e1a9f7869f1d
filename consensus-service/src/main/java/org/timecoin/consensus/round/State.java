package org.timecoin.consensus.round;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.leader.Mode;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.VoteStep;

/**
 * Everything the engine remembers; immutable (consensus.md section 5). Lost in a crash, but for the
 * rows in the vote log, from which {@link Engine#start} goes on.
 */
public final class State {

  final Instance instance;
  final OptionalInt own;
  private final Optional<Abstention> abstention;
  final Standing standing;
  final RoundState round;
  final Optional<Lock> lock;
  final Optional<ValidRun> valid;
  final Ballots ballots;
  final RunBook runs;
  final Hearing hearing;

  /** A certificate on the open parent, shown or heard, whose run may still be missing. */
  final Optional<Certificate> certificate;

  /** Own rows found at the start, lowest first; all of one parent height. */
  final List<VoteIntent> rows;

  /** What known voters said last, step by step, on a parent above ours. */
  final Map<Address, Kept> ahead;

  /** What was to be stored and is not answered yet, lowest first. */
  final Unanswered unanswered;

  /** Votes of our own key that we did not remember. */
  final OwnChecks checks;

  /** What peers were shown for late votes, a while ago at most. */
  final PerPeer shown;

  /** What peers had us compare with what is certified, a while ago at most. */
  final PerPeer compared;

  /** Quorums of peers on the open parent that proved nothing, a while ago at most. */
  final PerPeer refuted;

  /** Contradictions that were told. */
  final Told told;

  /** What was open before, if we voted there. */
  final Optional<Past> past;

  /** What this voter prevoted in the instance, stored or about to be. */
  final Set<Hash> prevoted;

  /** How often approvals changed. */
  final int approvals;

  /** Whether the rules were applied until none applied. */
  final boolean settled;

  State(Turn turn) {
    this.instance = turn.instance;
    this.own = turn.own();
    this.abstention = turn.abstention();
    this.standing = turn.standing;
    this.round = turn.round;
    this.lock = turn.lock;
    this.valid = turn.valid;
    this.ballots = turn.ballots;
    this.runs = turn.runs;
    this.hearing = turn.hearing;
    this.certificate = turn.certificate;
    this.rows = turn.rows;
    this.ahead = turn.ahead;
    this.unanswered = turn.unanswered;
    this.checks = turn.checks;
    this.shown = turn.shown;
    this.compared = turn.compared;
    this.refuted = turn.refuted;
    this.told = turn.told;
    this.past = turn.past;
    this.prevoted = turn.prevoted;
    this.approvals = turn.approvals;
    this.settled = true;
  }

  /** The same but for what was heard. */
  private State(State same, Ballots ballots) {
    this.instance = same.instance;
    this.own = same.own;
    this.abstention = same.abstention;
    this.standing = same.standing;
    this.round = same.round;
    this.lock = same.lock;
    this.valid = same.valid;
    this.ballots = ballots;
    this.runs = same.runs;
    this.hearing = Hearing.from(instance.voters(), same.hearing.sinceMs());
    // What it comes of can be heard again, as all that is forgotten here.
    this.certificate = same.isDecided() ? same.certificate : Optional.empty();
    this.rows = same.rows;
    this.ahead = Map.of();
    this.unanswered = same.unanswered;
    this.checks = OwnChecks.NONE;
    this.shown = PerPeer.NONE;
    this.compared = PerPeer.NONE;
    this.refuted = PerPeer.NONE;
    this.told = Told.NONE;
    this.past = Optional.empty();
    this.prevoted = same.prevoted;
    this.approvals = same.approvals;
    this.settled = false;
  }

  /**
   * This state as if all that is kept of others were lost on the way: an honest message can come
   * again, so that nothing which was possible before is impossible now. For the exploration of all
   * states, of which it leaves a countable number.
   */
  public State unheard() {
    List<Kept> kept = new ArrayList<>(Ballots.empty(instance.size()).voters());
    own.ifPresent(place -> kept.set(place, ballots.of(place)));
    return new State(this, new Ballots(kept, Set.of()));
  }

  /** The parent that is voted on. */
  public Parent parent() {
    return instance.parent();
  }

  /** The open instance. */
  public Instance instance() {
    return instance;
  }

  /** Whether this voter signs. */
  public Standing standing() {
    return standing;
  }

  /** Why this voter signs nothing in the open instance, though its standing may allow it. */
  public Optional<Abstention> abstention() {
    return abstention;
  }

  /** The current round, or the one to begin with. */
  public int roundNumber() {
    return round.number();
  }

  /** By which order the current round is led. */
  public Mode mode() {
    return round.mode();
  }

  /** The step of its round: PROPOSAL until it has prevoted, PREVOTE until it has precommitted. */
  public VoteStep step() {
    return round.step();
  }

  /** Whether this voter is past the proposal of its round. */
  public boolean hasPrevoted() {
    return round.step() != VoteStep.PROPOSAL;
  }

  /** Whether a run is at hand and the chain calls it valid. */
  public boolean hasValidRun(Hash value) {
    return runs.verdict(value).filter(Verdict::valid).isPresent();
  }

  /**
   * The runs that bar approvals of what rivals them: all that this voter prevoted in the open
   * instance, from the moment on at which the prevote is on its way to the log; at most one a
   * round.
   */
  public Set<Hash> prevoted() {
    return prevoted;
  }

  /**
   * Whether approvals may be given at all: it signs here, and not in an instance in which it signed
   * before a restart, since the runs that it prevoted then may be gone.
   */
  public boolean mayApprove() {
    boolean before =
        !rows.isEmpty()
            && Long.compareUnsigned(
                    rows.getLast().statement().parent().height(), instance.parent().height())
                >= 0;
    return standing.maySign() && abstention.isEmpty() && !before;
  }

  /** Whether rounds go on: they have begun and nothing is decided. */
  public boolean isVoting() {
    return round.isRunning();
  }

  /** Whether the run is decided and handed to the chain. */
  public boolean isDecided() {
    return round.phase() == RoundState.Phase.DECIDED;
  }

  /** What this voter is locked on. */
  public Optional<Lock> lock() {
    return lock;
  }

  /** The run that a quorum prevoted last. */
  public Optional<ValidRun> valid() {
    return valid;
  }

  /** A run at hand, to answer those who ask for it. */
  public Optional<Run> run(Hash value) {
    return runs.run(value);
  }

  /** How many messages are kept: bounded by the number of voters. */
  public int messagesKept() {
    return messagesIn(ballots.voters()) + messagesIn(ahead.values());
  }

  private static int messagesIn(Collection<Kept> voters) {
    int count = 0;
    for (Kept kept : voters) {
      count += kept.messages().size();
    }
    return count;
  }

  /** How many runs are kept. */
  public int runsKept() {
    return runs.runs().size();
  }

  /** What is kept of the voter at a place, latest positions included. */
  public List<Signed> messagesOf(int place) {
    return ballots.of(place).messages();
  }

  @Override
  public String toString() {
    return "%s round %d %s %s lock %s valid %s"
        .formatted(
            instance,
            round.number(),
            round.phase(),
            round.step(),
            lock.map(l -> l.round() + "@" + l.value().hex().substring(0, 6)).orElse("-"),
            valid.map(v -> v.round() + "@" + v.run().value().hex().substring(0, 6)).orElse("-"));
  }
}
