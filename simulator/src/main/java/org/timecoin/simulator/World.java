package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.round.BuildOrder;
import org.timecoin.consensus.round.Effect;
import org.timecoin.consensus.round.EngineSettings;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.round.JudgeOrder;
import org.timecoin.consensus.round.Outcome;
import org.timecoin.consensus.round.State;
import org.timecoin.consensus.round.Verdict;
import org.timecoin.consensus.sign.MemoryVoteLog;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.Schedule;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.VoteChecks;

/** All that there is in one simulated network: time, nodes, links, liars, and who watches. */
final class World {

  static final Hash GENESIS = Hash.sha256(new byte[] {1});

  private record Event(long atMs, long number, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int times = Long.compare(atMs, other.atMs);
      return times != 0 ? times : Long.compare(number, other.number);
    }
  }

  private static final int ANSWER_DRAWS = 50;

  private final Scenario scenario;
  private final Bug bug;
  private final SplittableRandom random;
  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private final List<SimNode> nodes = new ArrayList<>();
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final EngineSettings settings;
  private final VoteChecks checks = new VoteChecks(GENESIS, SimKeys::verify);
  private final SimChain chain;
  private final Checker checker;
  private final Network network;
  private final Adversary adversary;
  private final Exchange exchange;
  private final Contested contested;
  private final Membership membership;
  private final Releases releases = new Releases(this);
  private final Map<Sight, Long> sights = new EnumMap<>(Sight.class);
  private final Recorder recorder;
  private long nowMs;
  private long events;
  private long moves;
  private boolean calm;
  private long calmAtMs;

  World(Scenario scenario, Bug bug, boolean tracing) {
    this.scenario = scenario;
    this.bug = bug;
    this.recorder = new Recorder(tracing, scenario.nodes());
    this.random = new SplittableRandom(scenario.seed() ^ 0x5eed);
    long genesisTime = -(long) scenario.missing() * scenario.intervalSeconds();
    Schedule schedule = new Schedule(genesisTime, scenario.intervalSeconds());
    EngineSettings usual = EngineSettings.standard(schedule);
    this.settings =
        new EngineSettings(
            schedule,
            usual.proposeMs(),
            usual.voteMs(),
            usual.longestMs(),
            usual.repeatMs(),
            usual.silenceMs(),
            scenario.listenMs());
    this.chain = new SimChain(schedule, scenario.byzantine(), bug == Bug.VOTERS_OF_INNER_BLOCK);
    this.membership = new Membership(this);
    this.contested = new Contested(this);
    this.checker = new Checker(chain, checks, membership, contested, scenario);
    this.network = new Network(scenario, random.split());
    Instance genesis = chain.genesis(new Parent(0, GENESIS), scenario.voters());
    for (int node = 0; node < scenario.nodes(); node++) {
      MemoryVoteLog log =
          new MemoryVoteLog(SimKeys.key(scenario.keyOf(node)), GENESIS, new WrongInsertRule(bug));
      nodes.add(new SimNode(this, node, genesis, log));
    }
    this.adversary = new Adversary(this, random.split());
    this.exchange = new Exchange(this);
  }

  Scenario scenario() {
    return scenario;
  }

  Bug bug() {
    return bug;
  }

  EngineSettings settings() {
    return settings;
  }

  VoteChecks checks() {
    return checks;
  }

  SimChain chain() {
    return chain;
  }

  Checker checker() {
    return checker;
  }

  Membership membership() {
    return membership;
  }

  Releases releases() {
    return releases;
  }

  Network network() {
    return network;
  }

  Exchange exchange() {
    return exchange;
  }

  Adversary adversary() {
    return adversary;
  }

  List<SimNode> nodes() {
    return nodes;
  }

  long nowMs() {
    return nowMs;
  }

  long events() {
    return events;
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int pick(int below) {
    return random.nextInt(below);
  }

  boolean isLiar(int node) {
    return scenario.isLiar(node);
  }

  int reachable(int node) {
    return network.reachable(node);
  }

  void count(Outcome outcome) {
    outcomes.merge(outcome, 1L, Long::sum);
  }

  Map<Outcome, Long> outcomes() {
    return outcomes;
  }

  /** A rare situation was reached. */
  void seen(Sight sight) {
    sights.merge(sight, 1L, Long::sum);
  }

  Map<Sight, Long> sights() {
    return sights;
  }

  /** Faults go on after a while without. */
  void storm() {
    calm = false;
    network.storm();
  }

  /** Faults end: liars fall silent for good, everything arrives. */
  void calm() {
    calm = true;
    calmAtMs = nowMs;
    network.calm();
  }

  boolean isCalm() {
    return calm;
  }

  /** Whether faults had ended by then. */
  boolean isCalmSince(long ms) {
    return calm && ms >= calmAtMs;
  }

  void after(long ms, Runnable action) {
    queue.add(new Event(nowMs + ms, events++, action));
  }

  /** Handles the next event; false when it lies beyond this time. */
  boolean advance(long untilMs) {
    Event next = queue.peek();
    if (next == null || next.atMs() > untilMs) {
      nowMs = untilMs;
      return false;
    }
    queue.poll();
    nowMs = next.atMs();
    next.action().run();
    return true;
  }

  /** How often an answer of log or chain comes: while faults last, at times never or twice. */
  int answers() {
    int draw = calm ? ANSWER_DRAWS - 1 : random.nextInt(ANSWER_DRAWS);
    int lost = scenario.answersLost();
    return draw < lost ? 0 : draw == lost + 1 ? 2 : 1;
  }

  long storeDelay() {
    return random.nextInt(calm ? 10 : scenario.storeMs());
  }

  long chainDelay() {
    return 1L + random.nextInt(calm ? 50 : scenario.chainMs());
  }

  /** Sends something to a node, or to the adversary in its place. */
  void send(int from, int to, Input input) {
    if (from == to) {
      return;
    }
    for (int copy = network.copies(from, to, sort(input), nowMs); copy > 0; copy--) {
      long sentMs = nowMs;
      after(network.delayMs(), () -> arrive(from, to, sentMs, input));
    }
  }

  /** Messages of one step of one round are of one sort. */
  private static long sort(Input input) {
    return input instanceof Input.Received received
        ? received.message().parent().height() * 1_000
            + received.message().round() * 10L
            + received.message().step().code()
        : 0;
  }

  /**
   * Whether another that lives has a final run too, is known as a voter to who has fallen back to
   * an instance, and still votes: it will be heard, and answers late votes with certificates.
   */
  boolean isHeldElsewhere(int node, Run run, Instance fallenTo) {
    return nodes.stream()
        .filter(other -> other.index != node && !other.gone)
        .filter(other -> SimChain.members(other.tip()).contains(other.index))
        .filter(other -> SimChain.members(fallenTo).contains(other.index))
        .anyMatch(other -> other.finals.containsKey(run.parent()));
  }

  /** A run is final for the first time. */
  void settled(Run run, boolean changes) {
    if (contested.settles(run)) {
      seen(Sight.FINALIZED_DESPITE_DISSENT);
    }
    if (changes) {
      seen(Sight.SET_CHANGED);
    }
  }

  /** Where it is contested, who decides first may be cut off for a while. */
  void firstDecided(int node) {
    if (!calm && scenario.contested() && chance(70)) {
      network.isolate(node, nowMs + 5_000 + pick(30_000));
    }
  }

  /** A node has connected to the others. */
  void joined(int node) {
    for (int other = 0; other < scenario.nodes(); other++) {
      send(node, other, new Input.PeerJoined("n" + node));
      send(other, node, new Input.PeerJoined("n" + other));
    }
  }

  private void arrive(int from, int to, long sentMs, Input input) {
    recorder.arrival(nowMs, to, from, sentMs, input);
    if (!isLiar(to)) {
      nodes.get(to).deliver(input);
    } else if (!calm) {
      adversary.hear(input);
    }
  }

  /** Passes a message on, where the scenario has voters do that. */
  void relay(int from, Effect.Relay relay) {
    if (!scenario.relays()) {
      return;
    }
    for (int other = 0; other < scenario.nodes(); other++) {
      if (!relay.from().equals("n" + other)) {
        send(from, other, new Input.Received("n" + from, relay.message(), relay.run()));
      }
    }
  }

  /** A run built by an honest leader; at times it changes who is paid. */
  void build(SimNode node, SimProcess process, BuildOrder order) {
    Instance on = node.tip();
    if (!on.parent().equals(order.parent())) {
      return;
    }
    List<Integer> members = SimChain.members(on);
    List<Integer> wanted = order.keepSet() || calm ? members : membership.changed(members);
    List<Integer> next = membership.hasReasons(node.index, on, wanted) ? wanted : members;
    Run run = chain.make(on, order.blocks(), next, membership.changed(members), true);
    contested.include(node.index, order, run);
    after(chainDelay(), () -> process.built(order, run));
  }

  /** The second list differs from voter to voter while faults last. */
  void judge(SimNode node, SimProcess process, JudgeOrder order) {
    Run run = order.run();
    Instance on = process.state().instance();
    boolean wanted = contested.isWelcome(node.index, run, on);
    if (chain.isValid(run, order.firstRound()) && !membership.hasReasons(node.index, on, run)) {
      seen(Sight.SET_WITHOUT_REASON);
    }
    Verdict verdict = chain.verdict(run, order.firstRound(), wanted && (calm || !chance(10)));
    OptionalInt awaitedIn = Rare.awaits(process.state(), run.value());
    contested.judging(node, run);
    for (int copy = answers(); copy > 0; copy--) {
      after(chainDelay(), () -> process.judged(order, verdict, awaitedIn));
    }
  }

  static int node(String peer) {
    return peer.startsWith("n") ? Integer.parseInt(peer.substring(1)) : -1;
  }

  boolean isTracing() {
    return recorder.isOn();
  }

  void trace(int node, String what) {
    recorder.event(nowMs, node, what);
  }

  /** A node came to another round or height, or stored a row. */
  void moved() {
    moves++;
  }

  /** How often that happened. */
  long moves() {
    return moves;
  }

  /** What a node knows after a step. */
  void knows(int node, State state) {
    recorder.knowledge(nowMs, node, state);
  }

  Trace trace() {
    return recorder.trace();
  }
}
