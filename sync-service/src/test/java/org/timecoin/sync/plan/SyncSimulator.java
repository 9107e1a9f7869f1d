package org.timecoin.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.timecoin.sync.decide.Decider;
import org.timecoin.sync.decide.Decision;
import org.timecoin.sync.decide.DecisionRules;
import org.timecoin.sync.decide.PeerClaim;
import org.timecoin.sync.decide.Situation;

/**
 * A whole sync in virtual time: the planner and the decision as they are, with simulated peers,
 * gateway and chain. One seed fixes everything that happens. After every step the limits hold.
 */
final class SyncSimulator {

  /** Something that happens at a time; events of one time happen in the order they were made. */
  private record Event(long atMs, long order, Runnable happens) {}

  private final SimWorld world;
  private final SplittableRandom random;
  private final SimChain chain;
  private final Planner planner;
  private final Decider decider = new Decider(DecisionRules.STANDARD);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          java.util.Comparator.comparingLong(Event::atMs).thenComparingLong(Event::order));
  private final Map<Long, Action.Fetch> open = new HashMap<>();
  private final Map<Long, SimChain.Blocks> held = new HashMap<>();
  private final Set<Long> cancelled = new HashSet<>();
  private final Map<String, Long> answersFrom = new HashMap<>();
  private final List<Action.Blame> blames = new ArrayList<>();
  private long nowMs;
  private long chainFreeMs;
  private long order;
  private int fetches;
  private int mostInFlight;

  SyncSimulator(SimWorld world, long seed) {
    this.world = world;
    this.random = new SplittableRandom(seed);
    this.chain = new SimChain(random.split(), world.chainUnavailablePercent());
    this.planner =
        new Planner(
            world.limits(),
            PlanTimes.STANDARD,
            DecisionRules.STANDARD.undeliveredMost(),
            random.split(),
            chain.tip());
  }

  /** Runs until the chain has the height, or the virtual time is over. */
  SyncSimulator run(long height, long mostMs) {
    perform(planner.peers(nowMs, claims()));
    decide();
    while (chain.tip().height() < height && nowMs < mostMs) {
      step(mostMs);
    }
    return this;
  }

  private void step(long mostMs) {
    long tick = planner.nextTick(nowMs).orElse(mostMs);
    if (events.isEmpty() || events.peek().atMs() > tick) {
      nowMs = Math.min(tick, mostMs);
      perform(planner.tick(nowMs));
    } else {
      Event event = events.remove();
      nowMs = event.atMs();
      event.happens().run();
    }
    decide();
    checkLimits();
  }

  private void decide() {
    List<PeerClaim> claims =
        world.peers().stream()
            .map(
                peer ->
                    new PeerClaim(
                        peer.name(),
                        planner.believedHeight(peer.name()),
                        0,
                        planner.undelivered(nowMs, peer.name())))
            .toList();
    long tip = planner.tip().height();
    Decision decision =
        decider.decide(new Situation(tip, world.expected(), world.plausible(), claims));
    long target = decision instanceof Decision.Sync sync ? sync.target() : tip;
    perform(planner.aim(nowMs, target));
  }

  private Map<String, Long> claims() {
    return world.peers().stream().collect(Collectors.toMap(SimPeer::name, SimPeer::claims));
  }

  private void checkLimits() {
    assertThat(planner.inFlight()).isEqualTo(open.size()).isLessThanOrEqualTo(limits().inFlight());
    assertThat(planner.usedBytes()).isBetween(0L, limits().heldBytes());
    assertThat(planner.applying()).isLessThanOrEqualTo(limits().imports());
    Map<String, Long> perPeer =
        open.values().stream()
            .collect(Collectors.groupingBy(Action.Fetch::peer, Collectors.counting()));
    assertThat(perPeer.values()).allMatch(n -> n <= limits().inFlightPerPeer());
    // What is with the chain may lie below a tip that came by another way; the rest has no holes.
    List<PlannedRange> ranges =
        planner.ranges().stream()
            .filter(range -> range.range().last() > planner.tip().height())
            .toList();
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(ranges.get(i).range().first()).isEqualTo(ranges.get(i - 1).range().last() + 1);
    }
    mostInFlight = Math.max(mostInFlight, open.size());
  }

  private PlanLimits limits() {
    return world.limits();
  }

  private void perform(List<Action> actions) {
    for (Action action : actions) {
      switch (action) {
        case Action.Fetch fetch -> fetch(fetch);
        case Action.Cancel cancel -> {
          assertThat(open.remove(cancel.request())).isNotNull();
          cancelled.add(cancel.request());
        }
        case Action.Import handed -> hand(handed);
        case Action.Release release -> held.remove(release.request());
        case Action.Blame blame -> blames.add(blame);
        case Action.Unlinked unlinked ->
            assertThat(world.peer(unlinked.peer()).nature()).isEqualTo(SimPeer.Nature.ELSEWHERE);
        case Action.OtherBranch other ->
            assertThat(world.peer(other.peer()).nature()).isEqualTo(SimPeer.Nature.ELSEWHERE);
      }
    }
  }

  private void fetch(Action.Fetch fetch) {
    fetches++;
    assertThat(fetch.range().size()).isLessThanOrEqualTo(limits().rangeBlocks());
    assertThat(open.put(fetch.request(), fetch)).isNull();
    SimPeer peer = world.peer(fetch.peer());
    if (random.nextInt(100) < world.gatewayBusyPercent()) {
      at(nowMs + 1, () -> fail(fetch, FetchFault.BUSY));
      return;
    }
    if (peer.nature() == SimPeer.Nature.SILENT || random.nextInt(100) < peer.lossPercent()) {
      at(nowMs + fetch.silenceMs(), () -> fail(fetch, FetchFault.TIMEOUT));
      return;
    }
    long took = peer.latencyMs() / 2L + random.nextInt(peer.latencyMs() + 1);
    // A peer answers in order, one after the other.
    long when = Math.max(nowMs, answersFrom.getOrDefault(peer.name(), 0L)) + Math.max(1, took);
    answersFrom.put(peer.name(), when);
    at(when, () -> answer(fetch, peer));
  }

  private void answer(Action.Fetch fetch, SimPeer peer) {
    long first = fetch.range().first();
    long last = Math.min(fetch.range().last(), peer.has());
    if (last < first) {
      fail(fetch, FetchFault.EMPTY);
      return;
    }
    switch (peer.nature()) {
      case HONEST -> serve(fetch, new Range(first, cutShort(first, last)), "main", false);
      case DRIPPING -> serve(fetch, new Range(first, first), "main", false);
      case CLOSING -> closeOrServe(fetch, new Range(first, last));
      case CORRUPT -> corrupt(fetch);
      case POISON -> serve(fetch, new Range(first, last), "main", true);
      case ELSEWHERE -> serve(fetch, new Range(first, last), "other", false);
      case EMPTY, SILENT -> fail(fetch, FetchFault.EMPTY);
    }
  }

  private long cutShort(long first, long last) {
    return random.nextInt(100) < world.prefixPercent() ? random.nextLong(first, last + 1) : last;
  }

  private void closeOrServe(Action.Fetch fetch, Range range) {
    if (range.size() > 8) {
      fail(fetch, FetchFault.CLOSED);
    } else {
      serve(fetch, range, "main", false);
    }
  }

  private void serve(Action.Fetch fetch, Range range, String branch, boolean poisoned) {
    if (open.remove(fetch.request()) == null) {
      assertThat(cancelled).contains(fetch.request());
      return;
    }
    SimChain.Blocks blocks = new SimChain.Blocks(range, branch, poisoned);
    held.put(fetch.request(), blocks);
    perform(planner.delivered(nowMs, fetch.request(), blocks.delivery()));
  }

  private void fail(Action.Fetch fetch, FetchFault fault) {
    if (open.remove(fetch.request()) != null) {
      perform(planner.failed(nowMs, fetch.request(), fault));
    }
  }

  private void corrupt(Action.Fetch fetch) {
    if (open.remove(fetch.request()) != null) {
      perform(
          planner.violated(nowMs, fetch.request(), fetch.peer(), "bad_merkle_root", "simulated"));
    }
  }

  private void hand(Action.Import handed) {
    SimChain.Blocks blocks = held.get(handed.request());
    assertThat(blocks).as("blocks handed over are held").isNotNull();
    chainFreeMs = Math.max(nowMs, chainFreeMs) + 5;
    at(chainFreeMs, () -> perform(planner.verdict(nowMs, handed.request(), chain.apply(blocks))));
  }

  /** Blocks reach the chain by another way at a time. */
  SyncSimulator jump(long atMs, long height) {
    at(
        atMs,
        () -> {
          chain.jumpTo(height);
          perform(planner.tip(nowMs, chain.tip()));
        });
    return this;
  }

  private void at(long whenMs, Runnable happens) {
    events.add(new Event(whenMs, order++, happens));
  }

  long height() {
    return chain.tip().height();
  }

  long nowMs() {
    return nowMs;
  }

  int fetches() {
    return fetches;
  }

  int mostInFlight() {
    return mostInFlight;
  }

  /** Blocks that are kept for the planner and not yet released. */
  int held() {
    return held.size();
  }

  List<Action.Blame> blames() {
    return blames;
  }
}
