package org.timecoin.consensus.round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.leader.Mode;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Checkpoint;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * One input being handled: a working copy of the state, and the effects so far. Lives for one call
 * of {@link Engine#step} only.
 */
final class Turn {
  final Context context;
  final Moment now;
  Instance instance;
  Standing standing;
  RoundState round;
  Optional<Lock> lock = Optional.empty();
  Optional<ValidRun> valid = Optional.empty();
  Ballots ballots;
  RunBook runs = RunBook.EMPTY;
  Hearing hearing;
  Optional<Certificate> certificate = Optional.empty();
  List<VoteIntent> rows;
  Map<Address, Kept> ahead = Map.of();
  Unanswered unanswered = Unanswered.NONE;
  OwnChecks checks = OwnChecks.NONE;
  Optional<Past> past = Optional.empty();
  PerPeer shown = PerPeer.NONE;
  PerPeer compared = PerPeer.NONE;
  PerPeer refuted = PerPeer.NONE;
  Told told = Told.NONE;
  Set<Hash> prevoted = Set.of();
  int approvals;

  /** What it goes on from, but in the very first turn. */
  private final Optional<State> before;

  private OptionalInt own;
  private Optional<Abstention> abstention;
  private final List<Effect> effects = new ArrayList<>();

  /** The very first turn. */
  Turn(Context context, Instance instance, List<VoteIntent> rows, Standing standing, Moment now) {
    this.context = context;
    this.now = now;
    this.before = Optional.empty();
    this.instance = instance;
    this.own = place(context, instance);
    this.standing = standing;
    this.round = RoundState.waiting(instance.firstRound());
    this.ballots = Ballots.empty(instance.size());
    this.hearing = Hearing.from(instance.voters(), now.monotonicMs());
    this.rows = List.copyOf(rows);
    this.abstention = abstains();
  }

  /** A turn that goes on from a state. */
  Turn(Context context, State state, Moment now) {
    this.context = context;
    this.now = now;
    this.before = Optional.of(state);
    this.instance = state.instance;
    this.own = state.own;
    this.abstention = state.abstention();
    this.standing = state.standing;
    this.round = state.round;
    this.lock = state.lock;
    this.valid = state.valid;
    this.ballots = state.ballots;
    this.runs = state.runs;
    this.certificate = state.certificate;
    this.rows = state.rows;
    this.ahead = state.ahead;
    this.unanswered = state.unanswered;
    this.checks = state.checks;
    this.past = state.past;
    this.shown = state.shown;
    this.compared = state.compared;
    this.refuted = state.refuted;
    this.told = state.told;
    this.prevoted = state.prevoted;
    this.approvals = state.approvals;
    this.hearing = state.hearing.running(now.monotonicMs(), context.settings().pauseMs());
  }

  /** Leaves the instance for another, with nothing of it but who was heard, and what we said. */
  void open(Instance next) {
    if (!next.parent().equals(instance.parent())) {
      past = own.isPresent() ? Optional.of(left(own.getAsInt())) : Optional.empty();
      // Rows below say nothing any more, and they hold runs.
      rows = isAbove(next, rows) ? List.of() : rows;
    }
    instance = next;
    own = place(context, next);
    round = RoundState.waiting(next.firstRound());
    lock = Optional.empty();
    valid = Optional.empty();
    ballots = Ballots.empty(next.size());
    runs = RunBook.EMPTY;
    hearing = hearing.of(next.voters());
    certificate = Optional.empty();
    unanswered = Unanswered.NONE;
    checks = checks.inNext();
    prevoted = Set.of();
    abstention = abstains();
    if (standing instanceof Standing.Listening listening) {
      standing = listening.decided();
    }
  }

  void emit(Effect effect) {
    effects.add(effect);
  }

  Transition finish() {
    return new Transition(new State(this), effects);
  }

  /**
   * Whether anything that decides which rules of the rounds apply is not as it was, leaving aside
   * what beginning and prevoting alone look at: the clock, who was heard, and the log.
   */
  boolean isTouched() {
    return before.filter(state -> state.settled).filter(this::isAsIn).isEmpty();
  }

  private boolean isAsIn(State state) {
    return instance.equals(state.instance)
        && standing.equals(state.standing)
        && round.equals(state.round)
        && lock.equals(state.lock)
        && valid.equals(state.valid)
        && certificate.equals(state.certificate)
        && ballots.equals(state.ballots)
        && runs.equals(state.runs);
  }

  RoundRules rules() {
    return context.rules();
  }

  int quorum() {
    return rules().quorum(instance.voters());
  }

  /** Our place among the voters; empty when we aren't one. */
  OptionalInt own() {
    return own;
  }

  private static OptionalInt place(Context context, Instance instance) {
    return context
        .identity()
        .map(identity -> instance.voters().indexOf(identity.key()))
        .orElse(OptionalInt.empty());
  }

  boolean isOwn(int place) {
    return own().isPresent() && own().getAsInt() == place;
  }

  boolean isOwn(PublicKey key) {
    return context.identity().filter(identity -> identity.key().equals(key)).isPresent();
  }

  /** Whether we may sign here. */
  boolean maySign() {
    return standing.maySign() && abstention.isEmpty();
  }

  /** Why nothing is to be signed in the open instance, as long as that is open. */
  Optional<Abstention> abstention() {
    return abstention;
  }

  private Optional<Abstention> abstains() {
    if (own().isEmpty()) {
      return Optional.of(Abstention.NOT_A_VOTER);
    }
    return switch (ruling()) {
      case STOP -> Optional.of(Abstention.CONTRADICTS_CHECKPOINT);
      case SYNC_ONLY -> Optional.of(Abstention.BELOW_CHECKPOINT);
      case FREE -> isBelowOwnRows() ? Optional.of(Abstention.BELOW_OWN_ROWS) : Optional.empty();
    };
  }

  private Past left(int place) {
    return new Past(instance, ballots.of(place), checks);
  }

  private static boolean isAbove(Instance next, List<VoteIntent> rows) {
    long height = next.parent().height();
    return rows.stream()
        .allMatch(row -> Long.compareUnsigned(row.statement().parent().height(), height) < 0);
  }

  private boolean isBelowOwnRows() {
    long height = instance.parent().height();
    return !rows.isEmpty()
        && Long.compareUnsigned(rows.getLast().statement().parent().height(), height) > 0;
  }

  /** The strictest of what the checkpoints say. */
  private Checkpoint.Ruling ruling() {
    return context.checkpoints().stream()
        .map(one -> one.rule(instance.parent()))
        .max(Comparator.naturalOrder())
        .orElse(Checkpoint.Ruling.FREE);
  }

  /** The place of the leader of the current round, in the mode fixed on entering it. */
  int leader() {
    Mode clock =
        Mode.at(now.wallSeconds(), instance.parent().height(), context.settings().schedule());
    return instance.leader(round.number(), rules().mode(round.mode(), clock));
  }

  /** What the current round's leader proposes, if we have it. */
  Optional<Signed> proposal() {
    return ballots.at(leader(), round.number(), VoteStep.PROPOSAL);
  }

  Address address(int place) {
    return instance.voters().addresses().get(place);
  }

  /** Wants to say something: it is stored first, and signed and sent when that is done. */
  void say(Statement statement, Backing backing) {
    if (maySign()) {
      VoteIntent intent = new VoteIntent(statement, instance.voters().hash(), backing);
      unanswered = unanswered.with(intent);
      emit(new Effect.Store(intent));
      remember(statement);
    }
  }

  private void remember(Statement statement) {
    if (statement.step() == VoteStep.PREVOTE && !statement.isNil()) {
      Set<Hash> more = new HashSet<>(prevoted);
      more.add(statement.value());
      prevoted = Set.copyOf(more);
    }
  }

  void timerIn(Timer.Kind kind, long ms) {
    Timer timer = new Timer(kind, instance.parent().height(), round.number());
    emit(new Effect.SetTimer(timer, now.monotonicMs() + ms));
  }

  /** Whether it has seen two quorums on one parent. */
  boolean isContradicted() {
    return standing.equals(new Standing.Observing(Standing.Reason.CONTRADICTION));
  }

  /** Signs no more. Whoever has seen a contradiction decides no more either, whatever follows. */
  void observe(Standing.Reason reason) {
    if (isContradicted()) {
      return;
    }
    standing = new Standing.Observing(reason);
    emit(new Effect.StandingChanged(standing));
  }
}
