package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.timecoin.consensus.evidence.CertificateConflict;
import org.timecoin.consensus.round.BuildOrder;
import org.timecoin.consensus.round.Context;
import org.timecoin.consensus.round.Effect;
import org.timecoin.consensus.round.Engine;
import org.timecoin.consensus.round.Identity;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.round.JudgeOrder;
import org.timecoin.consensus.round.Moment;
import org.timecoin.consensus.round.State;
import org.timecoin.consensus.round.Transition;
import org.timecoin.consensus.round.Verdict;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.consensus.sign.VoteRow;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;

/** One life of an engine: it ends in a crash, or when another process takes the lease. */
final class SimProcess {
  private static final int CRASHES_WITHIN_MS = 2_000;

  private final World world;
  private final SimNode node;
  private final Engine engine;
  private final SimTable table;
  private final long bornMs;
  private State state;
  private boolean alive = true;
  private long writerFreeMs;
  private final List<VoteIntent> inFlight = new ArrayList<>();
  private final Set<Statement> wanted = new HashSet<>();
  private final Set<Hash> asked = new HashSet<>();
  private final Unsaid unsaid = new Unsaid();

  private SimProcess(World world, SimNode node) {
    this.world = world;
    this.node = node;
    this.table = new SimTable(world, node);
    this.bornMs = world.nowMs();
    this.engine =
        new Engine(
            new Context(
                world.settings(),
                new SimRules(world.bug(), () -> world.reachable(node.index)),
                world.checks(),
                identity(world, node.index),
                world.bug() == Bug.CHECKPOINT_IGNORED ? List.of() : node.checkpoints));
  }

  /** Followers have no key. */
  private static Optional<Identity> identity(World world, int index) {
    return world.scenario().isSigner(index)
        ? Optional.of(SimKeys.identity(world.scenario().keyOf(index)))
        : Optional.empty();
  }

  /** Takes the lease, which ends whoever had it, then reads the rows. */
  static SimProcess start(World world, SimNode node) {
    SimProcess process = new SimProcess(world, node);
    process.begin(rows(world, node));
    return process;
  }

  /** With rows that were read before the lease was taken, which is wrong. */
  static SimProcess start(World world, SimNode node, List<VoteIntent> rows) {
    SimProcess process = new SimProcess(world, node);
    process.begin(rows);
    return process;
  }

  private void begin(List<VoteIntent> rows) {
    if (Rare.hasReproposedAfterNil(node.tip().parent(), rows)) {
      world.seen(Sight.RESTART_AFTER_REPROPOSAL);
    }
    node.checkpoints.forEach(one -> world.checker().vouched(this, one.height()));
    unsaid.read(rows);
    take(engine.start(node.tip(), rows, moment()));
  }

  static List<VoteIntent> rows(World world, SimNode node) {
    if (world.bug() == Bug.VOTES_LOST_AT_RESTART) {
      node.log.clear();
    }
    return switch (world.bug()) {
      case INSERT_NOT_MONOTONE, ROWS_ONLY_UNIQUE -> List.of();
      default -> node.log.highestInstance().stream().map(VoteRow::intent).toList();
    };
  }

  boolean isAlive() {
    return alive;
  }

  void kill() {
    alive = false;
  }

  State state() {
    return state;
  }

  Optional<Run> run(Hash value) {
    return state.run(value);
  }

  /** The chain has built what was ordered. */
  void built(BuildOrder order, Run run) {
    boolean late = Rare.isPastPrevote(state, order.parent(), order.round());
    if (alive && late) {
      world.seen(Sight.BUILT_TOO_LATE);
    }
    step(new Input.RunBuilt(order, run));
  }

  /** The chain has judged a run. */
  void judged(JudgeOrder order, Verdict verdict, OptionalInt awaitedIn) {
    Parent parent = order.run().parent();
    boolean late = awaitedIn.isPresent() && Rare.isPastPrevote(state, parent, awaitedIn.getAsInt());
    if (alive && late) {
      world.seen(Sight.JUDGED_TOO_LATE);
    }
    step(new Input.RunJudged(order, verdict));
  }

  private Moment moment() {
    return new Moment(world.nowMs() - bornMs, world.nowMs() + node.skewMs);
  }

  void step(Input input) {
    if (alive) {
      if (input instanceof Input.RunArrived arrived && run(arrived.run().value()).isEmpty()) {
        asked.add(arrived.run().value());
      }
      take(engine.step(state, input, moment()));
      unsaid.handled(node.index, input, state, world.checker());
    }
  }

  private void take(Transition transition) {
    boolean moved = state == null || isElsewhere(transition.state());
    state = transition.state();
    if (moved) {
      world.moved();
    }
    world.knows(node.index, state);
    world.checker().state(node.index, state);
    world.checker().acts(node.index, state);
    transition.effects().forEach(this::apply);
  }

  private boolean isElsewhere(State next) {
    return state.roundNumber() != next.roundNumber()
        || state.isVoting() != next.isVoting()
        || !state.parent().equals(next.parent());
  }

  private void apply(Effect effect) {
    int me = node.index;
    switch (effect) {
      case Effect.Store store -> {
        Statement said = store.intent().statement();
        if (wanted.add(said)) {
          world.checker().intends(me, this, state, said);
          notice(said);
        }
        store(store.intent());
      }
      case Effect.Broadcast sent -> broadcast(sent.message(), sent.run());
      case Effect.Relay relay -> world.relay(me, relay);
      case Effect.SendTo sent ->
          world.send(me, World.node(sent.peer()), received(sent.message(), sent.run()));
      case Effect.ShowCertificate asked -> world.exchange().show(me, asked.peer(), asked.parent());
      case Effect.AskCertificates asked -> world.exchange().askCertificates(me, asked);
      case Effect.AskRun asked -> world.exchange().askRun(me, asked);
      case Effect.Build build -> world.build(node, this, build.order());
      case Effect.Judge judge -> world.judge(node, this, judge.order());
      case Effect.SetTimer timer -> set(timer);
      case Effect.Commit commit -> {
        if (world.answers() > 0) {
          world.after(world.chainDelay(), () -> apply(commit));
        }
      }
      case Effect.Report report -> world.checker().evidence(report.evidence());
      case Effect.CheckOwn own -> check(own.message(), own.voterSet());
      case Effect.Distrust told -> distrust(told.reason());
      case Effect.StandingChanged changed -> standing(changed.standing());
      case Effect.QuorumForInvalid bad -> world.checker().quorumForInvalid(bad.parent());
      case Effect.Conflict both -> conflict(new CertificateConflict(both.known(), both.shown()));
      case Effect.Compare compare -> world.exchange().compare(node, this, compare.shown());
      case Effect.Noted noted -> world.count(noted.outcome());
    }
  }

  private void notice(Statement said) {
    if (Rare.isReproposal(said)) {
      world.seen(Sight.REPROPOSAL);
      if (Rare.isWithoutLock(state, said)) {
        world.seen(Sight.REPROPOSAL_AFTER_NIL_PRECOMMIT);
        crashSoon();
      }
    }
  }

  /** Mostly what it says is stored by then; what its rows don't tell, it can't know any more. */
  private void crashSoon() {
    if (!world.isCalm() && world.chance(50)) {
      world.after(
          world.pick(CRASHES_WITHIN_MS),
          () -> {
            if (alive && !world.isCalm()) {
              node.crash();
              world.after(world.pick(CRASHES_WITHIN_MS), node::start);
            }
          });
    }
  }

  private void set(Effect.SetTimer timer) {
    long ms = Math.max(0, timer.atMs() + bornMs - world.nowMs());
    world.after(ms, () -> step(new Input.TimedOut(timer.timer())));
  }

  private void apply(Effect.Commit commit) {
    if (alive) {
      if (asked.remove(commit.run().value())) {
        world.seen(Sight.DECIDED_BY_ASKED_RUN);
      }
      node.commit(commit.certificate(), commit.run());
    }
  }

  private void broadcast(Signed message, Optional<Run> run) {
    world.checker().sent(node.index, this, message);
    if (world.isTracing()) {
      world.trace(node.index, "says " + Words.of(message));
    }
    for (int other = 0; other < world.scenario().nodes(); other++) {
      world.send(node.index, other, received(message, run));
    }
  }

  private Input received(Signed message, Optional<Run> run) {
    return new Input.Received("n" + node.index, message, run);
  }

  private void conflict(CertificateConflict conflict) {
    if (!conflict.doubleSigners().isEmpty()) {
      world.seen(Sight.CONVICTED_BY_CERTIFICATES);
    }
    world.checker().conflict(conflict);
  }

  private void check(Signed message, Hash voterSet) {
    VoteIntent asked = new VoteIntent(message.statement(), voterSet, Backing.NONE);
    boolean held = node.log.holds(asked);
    world.after(1, () -> step(new Input.OwnVoteChecked(message, held)));
  }

  /** A process that may not sign any more ends; one whose log surprises it starts anew. */
  private void standing(Standing standing) {
    if (standing instanceof Standing.Observing observing) {
      world.trace(node.index, "observes: " + observing.reason());
      switch (observing.reason()) {
        case CONTRADICTION -> world.seen(Sight.STOPPED_BY_CONTRADICTION);
        case DOUBLED -> world.seen(Sight.DOUBLED_KEY);
        default -> end();
      }
    }
  }

  /** It observes until that is written down; then it ends like any that may not sign. */
  private void distrust(Standing.Reason reason) {
    if (world.answers() > 0) {
      world.after(
          world.storeDelay(),
          () -> {
            if (alive) {
              table.distrust(reason);
              step(new Input.Distrusted());
              end();
            }
          });
    }
  }

  private void end() {
    kill();
    node.processes.remove(this);
    if (node.processes.isEmpty()) {
      world.after(1_000, node::start);
    }
  }

  /** One writer, one transaction after another; each commits at one moment, or never. */
  private void store(VoteIntent wanted) {
    VoteIntent intent =
        world.bug() == Bug.RUN_NOT_STORED
            ? new VoteIntent(wanted.statement(), wanted.voterSet(), Backing.NONE)
            : wanted;
    writerFreeMs = Math.max(writerFreeMs, world.nowMs()) + world.storeDelay();
    StoreAnswer early = node.log.judge(intent, table.lease());
    if (world.bug() == Bug.SENT_BEFORE_STORED) {
      step(new Input.Answered(wanted, StoreAnswer.STORED));
    }
    inFlight.add(intent);
    world.after(
        writerFreeMs - world.nowMs(),
        () -> {
          inFlight.remove(intent);
          if (isConnected() && (alive || world.chance(50))) {
            answer(wanted, commit(intent, early));
          }
        });
  }

  /** The connections are cut: each commit on its way has reached the table, or has not. */
  void cut() {
    if (table.isOpen()) {
      inFlight.stream()
          .filter(any -> world.chance(50))
          .forEach(one -> look(one, node.log.store(one, table.lease())));
    }
  }

  /**
   * Whether the table is there, after reconnecting where the connection was cut. Who goes on stores
   * again what may be lost.
   */
  boolean isConnected() {
    if (table.isOpen() || !alive) {
      return table.isOpen();
    }
    Optional<Standing.Reason> against = table.reconnect();
    against.ifPresent(reason -> step(new Input.Stopped(reason)));
    return against.isEmpty();
  }

  boolean knowsTheLastRow() {
    return alive && table.knowsTheLast();
  }

  private StoreAnswer commit(VoteIntent intent, StoreAnswer early) {
    if (world.bug() != Bug.LEASE_WITHOUT_ROW_LOCK) {
      return node.log.store(intent, table.lease());
    }
    if (early.maySign()) {
      node.log.insert(intent, table.lease());
    }
    return early;
  }

  private void look(VoteIntent intent, StoreAnswer answer) {
    if (answer.maySign()) {
      world.checker().committed(node.index, intent.statement());
      world.moved();
    }
  }

  private void answer(VoteIntent intent, StoreAnswer answer) {
    look(intent, answer);
    if (answer.maySign()) {
      table.acknowledged(intent);
      unsaid.stored(intent.statement());
      world
          .checker()
          .stored(node.index, this, intent.statement(), said -> node.log.same(said).isPresent());
    } else if (answer == StoreAnswer.LEASE_LOST) {
      world.seen(Sight.STORE_FENCED);
    }
    if (world.bug() != Bug.SENT_BEFORE_STORED) {
      for (int copy = world.answers(); copy > 0; copy--) {
        world.after(world.storeDelay(), () -> answered(intent, answer));
      }
    }
  }

  private void answered(VoteIntent intent, StoreAnswer answer) {
    if (unsaid.reaches(world.bug(), intent.statement())) {
      step(new Input.Answered(intent, answer));
    }
  }
}
