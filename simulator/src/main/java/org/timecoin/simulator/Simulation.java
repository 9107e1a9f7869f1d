package org.timecoin.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.round.Outcome;
import org.timecoin.consensus.sign.VoteRow;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Statement;

/**
 * One seed's life: a phase in which everything may fail, then one in which the rest must get on
 * (consensus.md section 5).
 */
public final class Simulation {

  /** No round lasts longer than its three timeouts at their longest. */
  private static final long ROUND_MS_MOST = 90_000;

  private static final int NONE = -1;
  private static final int BEAT_MS = 60_000;
  private static final int FAULTY_SKEW = 5;

  /**
   * What came of a seed.
   *
   * @param failure the invariant that broke
   * @param decisions values decided
   * @param events handled
   * @param rounds the most rounds that a decision took once the faults had ended
   * @param outcomes what came of messages
   * @param sights rare situations reached
   * @param trace what happened, if it was asked for
   */
  public record Result(
      long seed,
      Optional<String> failure,
      int decisions,
      long events,
      int rounds,
      Map<Outcome, Long> outcomes,
      Map<Sight, Long> sights,
      Trace trace) {}

  private final World world;
  private final List<SimNode> honest;
  private int mostRounds;
  private long commitsSeen = -1;
  private long moves = -1;

  private Simulation(World world) {
    this.world = world;
    this.honest = world.nodes().stream().filter(node -> !world.isLiar(node.index)).toList();
  }

  static Result run(long seed, Bug bug) {
    return run(Scenario.mixed(seed), bug, false);
  }

  static Result run(Scenario scenario, Bug bug, boolean tracing) {
    World world = new World(scenario, bug, tracing);
    Simulation simulation = new Simulation(world);
    Optional<String> failure = Optional.empty();
    try {
      simulation.live();
    } catch (Violation violation) {
      failure = Optional.of(violation.getMessage());
      world.trace(0, "VIOLATION " + violation.getMessage());
    }
    if (failure.isEmpty()) {
      failure = world.checker().broken();
    }
    return new Result(
        scenario.seed(),
        failure,
        world.checker().decisions(),
        world.events(),
        simulation.mostRounds,
        world.outcomes(),
        world.sights(),
        world.trace());
  }

  private void live() {
    honest.forEach(node -> world.after(world.pick(2_000), node::start));
    world.after(1_000, this::mishap);
    world.after(BEAT_MS, this::beat);
    while (world.advance(world.scenario().faultsMs())) {
      // Every event was checked when it happened.
    }
    if (world.scenario().isBeyond()) {
      return;
    }
    if (world.scenario().recovers()) {
      new Recovery(world, honest).run(this::mishap);
    }
    recover();
    getOn();
  }

  /** Every masternode that is up says that it is. */
  private void beat() {
    Scenario scenario = world.scenario();
    for (SimNode node : world.nodes()) {
      if (node.isUp() && scenario.isSigner(node.index)) {
        Input beat = new Input.Beat(SimKeys.address(scenario.keyOf(node.index)));
        for (int other = 0; other < scenario.nodes(); other++) {
          world.send(node.index, other, beat);
        }
      }
    }
    world.after(BEAT_MS, this::beat);
  }

  /** Something breaks, or is mended. */
  private void mishap() {
    if (world.isCalm()) {
      return;
    }
    SimNode node = honest.get(world.pick(honest.size()));
    switch (world.pick(15)) {
      case 0 -> split();
      case 1 -> world.network().tear();
      case 2, 3, 4 -> world.network().heal();
      case 5 -> node.crash();
      case 6 -> honest.stream().filter(one -> world.chance(60)).forEach(SimNode::crash);
      case 7 -> honest.stream().filter(one -> !one.isUp()).forEach(SimNode::start);
      case 8 -> node.start();
      case 9 -> restore(node);
      case 10 -> failOver();
      case 11 -> node.fallBack(1 + world.pick(3));
      case 12 -> node.openAgain();
      default -> stepClock(node);
    }
    honest.stream()
        .filter(one -> !one.isUp() && world.chance(50))
        .forEach(one -> world.after(world.pick(4_000), one::start));
    world.after(500 + world.pick(world.scenario().contested() ? 20_000 : 5_000), this::mishap);
  }

  /** An older copy of a vote table: its voter is lost, as one of those that may be. */
  private void restore(SimNode node) {
    if (mayLose() > 0 && node.index < world.scenario().voters()) {
      boolean livesThrough = world.chance(50);
      if (livesThrough && node.isLastRowKnown() && world.chance(50)) {
        world.trace(node.index, "has its vote table put back to a snapshot");
        world.seen(Sight.SNAPSHOT_PUT_BACK);
        node.putBack(world.pick(4), world.chance(50));
        return;
      }
      world.trace(node.index, "has its vote table restored");
      world.seen(Sight.RESTORED_TABLE);
      if (!livesThrough) {
        node.crash();
      }
      node.log.restore(1 + world.pick(6));
      world.checker().restored(node.index, said -> node.log.same(said).isPresent());
      node.start();
    }
  }

  /** One replicated database serves all: its standby takes over, with all that was acknowledged. */
  private void failOver() {
    if (world.scenario().failovers()) {
      world.trace(0, "the database of all fails over");
      world.seen(Sight.FAILOVER_OF_ALL);
      honest.forEach(SimNode::failOver);
    }
  }

  /** How many honest voters may yet be lost for good; none where the set changes. */
  private int mayLose() {
    int lost =
        Math.toIntExact(honest.stream().filter(node -> node.gone || node.log.isLossy()).count());
    int most = Quorum.tolerated(world.scenario().voters()) - world.scenario().byzantine();
    boolean steady = world.scenario().changePercent() == 0 && !world.scenario().recovers();
    return steady ? most - lost : 0;
  }

  private void split() {
    world.seen(Sight.PARTITION);
    world.network().split();
  }

  private void stepClock(SimNode node) {
    int most = FAULTY_SKEW * world.scenario().skewMs();
    world.seen(Sight.CLOCK_STEP);
    node.skewMs = (long) world.pick(2 * most + 1) - most;
  }

  /** Faults end. The liars stay dead, with honest ones as many as may be; skew stays. */
  private void recover() {
    world.calm();
    world.trace(0, "faults end");
    int skew = world.scenario().skewMs();
    honest.forEach(node -> node.skewMs = Math.clamp(node.skewMs, -skew, skew));
    honest.stream()
        .filter(node -> !node.gone && node.index < world.scenario().voters())
        .limit(Math.max(0, mayLose()))
        .forEach(
            node -> {
              node.gone = true;
              node.crash();
            });
    honest.stream().filter(node -> !node.isUp()).forEach(SimNode::start);
  }

  /** The rest must decide, again and again, until they have what the clock expects. */
  private void getOn() {
    long most = highest();
    long expected = world.settings().schedule().expectedHeight(Math.floorDiv(world.nowMs(), 1000L));
    long goal = Math.max(most + 1, expected);
    int roundsAtStart = mostRound();
    int decisions = world.checker().decisions();
    long covered = covered(goal);
    long deadline = world.nowMs() + patience();
    while (!isReached(goal)) {
      if (!world.advance(deadline)) {
        throw new Violation("liveness: " + situation(goal));
      }
      if (roundsMoved()) {
        mostRounds = Math.max(mostRounds, mostRound() - roundsAtStart);
        if (mostRounds > roundsMost()) {
          throw new Violation("liveness: " + mostRounds + " rounds; " + situation(goal));
        }
      }
      if (world.checker().decisions() > decisions) {
        decisions = world.checker().decisions();
        roundsAtStart = mostRound();
      }
      if (commitsSeen != world.checker().commits() && covered(goal) > covered) {
        covered = covered(goal);
        deadline = world.nowMs() + patience();
      }
    }
  }

  /** Whether some node's round may be another than before. */
  private boolean roundsMoved() {
    long before = moves;
    moves = world.moves();
    return moves != before;
  }

  /**
   * How far all have come together. What others decide beyond the goal is no reason to wait longer
   * for who does not get there: on schedule they go on for ever.
   */
  private long covered(long goal) {
    return left().stream().mapToLong(node -> Math.min(goal, node.height())).sum();
  }

  /** Whether all have the goal; asked anew only when somebody has committed. */
  private boolean isReached(long goal) {
    long commits = world.checker().commits();
    boolean reached = commits != commitsSeen && lowest() >= goal;
    commitsSeen = commits;
    return reached;
  }

  /**
   * The rounds that a decision may take, counted from the highest round of any when the faults end,
   * later from the last decision: every voter leads twice, so the one with the newest lock leads
   * once with timeouts longer than skew and delays; and four rounds to meet in one.
   */
  private int roundsMost() {
    return 2 * tip().size() + 4;
  }

  private long patience() {
    return roundsMost() * ROUND_MS_MOST;
  }

  /** All that are not lost, be they voters or not: all must come to the goal. */
  private List<SimNode> left() {
    return honest.stream().filter(node -> !node.gone).toList();
  }

  /** Who vote now. */
  private List<SimNode> voting() {
    List<Integer> members = SimChain.members(tip());
    return left().stream().filter(node -> members.contains(node.index)).toList();
  }

  /** What is voted on furthest up. */
  private Instance tip() {
    return honest.stream()
        .max(Comparator.comparingLong(SimNode::height))
        .map(SimNode::tip)
        .orElseThrow();
  }

  private long lowest() {
    return left().stream().mapToLong(SimNode::height).min().orElse(Long.MAX_VALUE);
  }

  private long highest() {
    return honest.stream().mapToLong(SimNode::height).max().orElse(0);
  }

  private int mostRound() {
    long top = highest();
    int most = 0;
    for (SimNode node : voting()) {
      if (node.height() == top) {
        most = Math.max(most, round(node));
      }
    }
    return most;
  }

  /** The highest round that a node has come to, be it down or listening now. */
  private static int round(SimNode node) {
    int most = NONE;
    for (SimProcess process : node.processes) {
      if (process.state().isVoting()) {
        most = Math.max(most, process.state().roundNumber());
      }
    }
    for (VoteRow row : node.log.highestInstance()) {
      Statement said = row.intent().statement();
      if (said.parent().equals(node.tip().parent())) {
        most = Math.max(most, said.round());
      }
    }
    return most == NONE ? node.tip().firstRound() : most;
  }

  private String situation(long goal) {
    StringBuilder text = new StringBuilder("goal " + goal);
    for (SimNode node : left()) {
      text.append("; n").append(node.index).append(" at ").append(node.height());
      node.processes.forEach(process -> text.append(' ').append(process.state()));
    }
    return text.toString();
  }
}
