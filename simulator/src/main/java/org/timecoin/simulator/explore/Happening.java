package org.timecoin.simulator.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timecoin.consensus.round.Effect;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.round.State;
import org.timecoin.consensus.round.Timer;
import org.timecoin.consensus.round.Transition;
import org.timecoin.consensus.round.Verdict;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.VoteStep;
import org.timecoin.simulator.Violation;

/**
 * Inputs to one engine with all that follows at once: votes are stored and sent, runs judged, built
 * (unless the builder is late) and, when a vote asks for them, found. After each commit to the vote
 * table there is a crash that could happen, before anything stored is sent.
 */
final class Happening {

  private final Cast cast;
  private final Local from;
  private final Watch watch;
  private final Rows rows;
  private final boolean builds;
  private final Deque<Input> open = new ArrayDeque<>();
  private final Set<Timer> timers;
  private final List<Local> crashes = new ArrayList<>();
  private State state;
  private State before;
  private long said;
  private int decided;
  private boolean finds = true;
  private boolean ordered;
  private Optional<String> broken = Optional.empty();

  /**
   * Something happens.
   *
   * @param builds whether an ordered run is built in time
   */
  Happening(Cast cast, Local from, boolean builds) {
    this.cast = cast;
    this.from = from;
    this.watch = new Watch(cast);
    this.rows = new Rows(cast, from.log());
    this.builds = builds;
    this.timers = new HashSet<>(from.pending());
    this.state = from.state();
    this.before = state;
    this.said = from.said();
    this.decided = from.decided();
  }

  /** The first start of a voter. */
  static Local born(Cast cast, int who) {
    return start(cast, who, 0, List.of(), false);
  }

  /** A crash, and the start after it: memory is lost, the rows are kept. */
  static Local crash(Cast cast, Local from) {
    return start(
        cast, from.who(), from.said(), Rows.afterCrash(cast.bound.bug(), from.log()), true);
  }

  private static Local start(
      Cast cast, int who, long said, List<VoteIntent> log, boolean restarted) {
    List<VoteIntent> read = Rows.read(cast.bound.bug(), log);
    Transition first = cast.engine(who).start(cast.instance, read, Cast.NOW);
    Local blank =
        new Local(who, first.state(), Set.of(), said, log, restarted, 0, Optional.empty());
    Happening start = new Happening(cast, blank, true);
    start.take(first);
    return start.result();
  }

  /** Hands the engine an input and does what it asks, until it asks nothing more. */
  Happening then(Input input) {
    finds = !isAhead(input);
    open.add(input);
    while (!open.isEmpty() && broken.isEmpty()) {
      before = state;
      take(cast.engine(from.who()).step(state, open.poll(), Cast.NOW));
    }
    return this;
  }

  /** What a message of a later round brings is its voter's position; its run may come later. */
  private boolean isAhead(Input input) {
    return input instanceof Input.Received received
        && received.message().round() > state.roundNumber();
  }

  private void take(Transition transition) {
    state = transition.state();
    try {
      transition.effects().forEach(this::apply);
    } catch (Violation violation) {
      broken = Optional.of(violation.getMessage());
    }
  }

  private void apply(Effect effect) {
    switch (effect) {
      case Effect.Store store -> store(store.intent());
      case Effect.Broadcast sent -> send(sent.message());
      case Effect.Build build -> {
        ordered = true;
        if (builds) {
          open.add(new Input.RunBuilt(build.order(), cast.fresh(build.order().round())));
        }
      }
      case Effect.Judge judge -> open.add(new Input.RunJudged(judge.order(), Verdict.GOOD));
      case Effect.AskRun ask -> {
        if (finds) {
          open.add(new Input.RunArrived("", cast.runOf(ask.value())));
        }
      }
      case Effect.SetTimer set -> timers.add(set.timer());
      case Effect.Commit commit -> {
        watch.committed(commit.certificate(), commit.run());
        decided = cast.words.code(commit.run().value());
      }
      case Effect.StandingChanged changed -> watch.standing(changed.standing());
      case Effect.Report report -> watch.evidence(report.evidence());
      case Effect.QuorumForInvalid bad -> throw new Violation("a quorum for an invalid run");
      case Effect.Conflict conflict -> throw new Violation("two certificates");
      case Effect.Relay relay -> {}
      case Effect.SendTo sent -> {}
      case Effect.ShowCertificate asked -> {}
      case Effect.AskCertificates asked -> {}
      case Effect.CheckOwn own -> {}
      case Effect.Distrust told -> {}
      case Effect.Compare shown -> {}
      case Effect.Noted noted -> {}
    }
  }

  private void store(VoteIntent intent) {
    if (intent.statement().round() >= cast.bound.rounds()) {
      return;
    }
    watch.intends(before, state, intent.statement());
    Input.Answered answered = new Input.Answered(intent, rows.store(intent, from.who()));
    if (!from.restarted() && cast.bound.crashes()) {
      crashes.add(
          start(cast, from.who(), said, Rows.afterCrash(cast.bound.bug(), rows.all()), true));
    }
    open.add(answered);
  }

  private void send(Signed message) {
    if (message.round() < cast.bound.rounds()) {
      said = watch.said(said, message.statement());
    }
  }

  /** Whether a run was ordered: then it matters whether it was built. */
  boolean hasOrdered() {
    return ordered;
  }

  /** Crashes after something was stored and before it was sent. */
  List<Local> crashes() {
    return crashes;
  }

  /** The voter after it. */
  Local result() {
    timers.removeIf(timer -> !isPending(timer));
    return new Local(
        from.who(), state, timers, said, rows.all(), from.restarted(), decided, broken);
  }

  /** Whether a timer would still have an effect (see {@code Timeouts}). */
  private boolean isPending(Timer timer) {
    boolean here = state.isVoting() && timer.round() == state.roundNumber();
    return switch (timer.kind()) {
      case LISTEN -> state.standing() instanceof Standing.Listening;
      case PROPOSE -> here && state.step() == VoteStep.PROPOSAL;
      case PREVOTE -> here && state.step() == VoteStep.PREVOTE;
      case PRECOMMIT -> here;
      case START, DUE, REPEAT -> false;
    };
  }
}
