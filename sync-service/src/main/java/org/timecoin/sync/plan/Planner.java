package org.timecoin.sync.plan;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Fills the gap between our tip and a target. It is told what happened and answers with what to do
 * next; it never waits, never looks at a clock and keeps no blocks: those stay with the caller,
 * named by the request that brought them, until they are released.
 *
 * <p>All times are milliseconds of one monotonic clock. Not safe for several threads.
 */
public final class Planner {

  private final int undeliveredMost;
  private final Board board;
  private final Fetching fetching;
  private final LinkProbes probes;
  private final Importing importing;

  /**
   * A planner with nothing to do yet.
   *
   * @param undeliveredMost ranges a peer may fail to deliver before it is left alone for a while
   */
  public Planner(
      PlanLimits limits, PlanTimes times, int undeliveredMost, RandomGenerator random, Tip tip) {
    this.undeliveredMost = undeliveredMost;
    Backoff backoff = new Backoff(times.retryFirst(), times.retryMost(), random);
    this.board = new Board(limits, new PeerBook(times, undeliveredMost, random), tip);
    this.fetching = new Fetching(board, times, backoff);
    this.probes = new LinkProbes(board, times.silence());
    this.importing = new Importing(board, fetching, probes, backoff);
  }

  /** Takes over who is there and the height each peer claims. */
  public List<Action> peers(long nowMs, Map<String, Long> heights) {
    board.peers().update(heights);
    return next(nowMs);
  }

  /** Our chain stands here, whether it went on or back. */
  public List<Action> tip(long nowMs, Tip tip) {
    board.moveTip(tip);
    return next(nowMs);
  }

  /** Go to this height; at or below the tip it means to rest. */
  public List<Action> aim(long nowMs, long target) {
    if (target <= board.tip().height()) {
      board.clear();
    }
    board.aimAt(target);
    return next(nowMs);
  }

  /** Give up whatever is under way and rest. */
  public List<Action> rest() {
    board.clear();
    board.aimAt(board.tip().height());
    return board.drain();
  }

  /** A request brought blocks that passed every check without state. */
  public List<Action> delivered(long nowMs, long request, Delivery delivery) {
    if (!probes.delivered(request, delivery)) {
      fetching
          .delivered(nowMs, request, delivery)
          .ifPresent(slice -> importing.compare(slice, nowMs));
    }
    return next(nowMs);
  }

  /** A request brought nothing. */
  public List<Action> failed(long nowMs, long request, FetchFault fault) {
    if (!probes.failed(request)) {
      fetching.failed(nowMs, request, fault);
    }
    return next(nowMs);
  }

  /** A request brought something that breaks a rule by itself. */
  public List<Action> violated(long nowMs, long request, String peer, String rule, String detail) {
    if (!probes.violated(request)) {
      fetching.failed(nowMs, request, FetchFault.MALFORMED);
    }
    importing.banish(peer, rule, detail, nowMs);
    return next(nowMs);
  }

  /** The chain answered for what a request had brought. */
  public List<Action> verdict(long nowMs, long request, Verdict verdict) {
    importing.verdict(nowMs, request, verdict);
    return next(nowMs);
  }

  /** The way to the chain broke; no verdict will come for what was handed over. */
  public List<Action> importBroken(long nowMs) {
    importing.broken(nowMs);
    return next(nowMs);
  }

  /** Time has passed. */
  public List<Action> tick(long nowMs) {
    return next(nowMs);
  }

  private List<Action> next(long nowMs) {
    board.peers().refresh(nowMs);
    if (board.target() > board.tip().height()) {
      importing.schedule(nowMs);
      fetching.extend();
      fetching.schedule(nowMs);
    }
    return board.drain();
  }

  /** When to call {@link #tick} if nothing else happens before. */
  public OptionalLong nextTick(long nowMs) {
    LongStream own = LongStream.concat(fetching.wakeUps(), importing.wakeUps());
    OptionalLong back = board.peers().nextChange(nowMs);
    return LongStream.concat(own, back.stream()).filter(at -> at > nowMs).min();
  }

  /**
   * The height that a peer is believed to have: what it claims, less what it turned out to lack.
   */
  public long believedHeight(String peer) {
    return board.peers().of(peer).height();
  }

  /** Ranges in a row that a peer failed to deliver; at its most while the peer is left alone. */
  public int undelivered(long nowMs, String peer) {
    PeerRecord record = board.peers().of(peer);
    return record.isExcluded(nowMs) ? undeliveredMost : record.undelivered();
  }

  /** Where our chain stands, as far as the planner knows. */
  public Tip tip() {
    return board.tip();
  }

  /** Requests under way. */
  public int inFlight() {
    return board.inFlight();
  }

  /** Ranges with the chain that it has not answered. */
  public int applying() {
    return importing.outstanding();
  }

  /** Bytes set aside for requests plus bytes that came and are not applied. */
  public long usedBytes() {
    return board.usedBytes();
  }

  /** The plan as it is, lowest heights first. */
  public List<PlannedRange> ranges() {
    return board.gap().slices().stream().map(PlannedRange::of).toList();
  }

  /** What stands between the tip and the next block. */
  public Obstacle obstacle(long nowMs) {
    return Obstacles.of(board, fetching, importing, nowMs);
  }
}
