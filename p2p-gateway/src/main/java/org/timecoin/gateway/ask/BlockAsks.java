package org.timecoin.gateway.ask;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The block requests under way on one connection, in the order they were sent. Legacy answers carry
 * no id, and peers answer in order, so an answer belongs to the oldest request, or to the first one
 * whose range its first block is in.
 *
 * <p>A request that timed out keeps its place: its answer may still come and must not be taken for
 * the next one's. Used by one thread; the time is passed in, in milliseconds of a clock that never
 * jumps.
 */
public final class BlockAsks {

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long nextId = 1;
  private long turnSinceMs;
  private long headSinceMs;
  private long heardMs;

  /** Adds a request that is sent now. */
  public BlockAsk add(long first, long last, long silenceMs, long nowMs) {
    BlockAsk ask = new BlockAsk(nextId++, first, last, silenceMs);
    if (entries.isEmpty()) {
      turnBegins(nowMs);
    }
    entries.addLast(new Entry(ask));
    return ask;
  }

  /** Whose an answer is, and whom it passed over. */
  public sealed interface Match {
    /** Nothing was asked. */
    record Unasked() implements Match {}

    /**
     * An answer to {@code ask}, which is empty when nobody waits for it any more. Those in {@code
     * passedOver} were sent earlier and will get none.
     */
    record Answer(Optional<BlockAsk> ask, List<BlockAsk> passedOver, long tookMs)
        implements Match {}
  }

  /**
   * Takes the answer that came off the queue.
   *
   * @param firstHeight of its first block; empty for an answer without blocks
   */
  public Match answered(Optional<Long> firstHeight, long nowMs) {
    if (entries.isEmpty()) {
      return new Match.Unasked();
    }
    long took = nowMs - headSinceMs;
    Entry match = firstHeight.flatMap(this::whose).orElseGet(entries::peekFirst);
    List<BlockAsk> passedOver = new ArrayList<>();
    Entry head = entries.pollFirst();
    while (head != match) {
      if (head.waitedFor) {
        passedOver.add(head.ask);
      }
      head = entries.pollFirst();
    }
    turnBegins(nowMs);
    Optional<BlockAsk> ask = match.waitedFor ? Optional.of(match.ask) : Optional.empty();
    return new Match.Answer(ask, passedOver, took);
  }

  private Optional<Entry> whose(long height) {
    return entries.stream().filter(e -> e.ask.contains(height)).findFirst();
  }

  /** A part of an answer came: the peer is not silent. */
  public void progress(long nowMs) {
    turnSinceMs = nowMs;
    heardMs = nowMs;
  }

  /** The request whose turn it is, when the peer has been silent for too long; it waits no more. */
  public Optional<BlockAsk> silent(long nowMs) {
    for (Entry entry : entries) {
      if (entry.waitedFor) {
        if (nowMs - turnSinceMs < entry.ask.silenceMs()) {
          return Optional.empty();
        }
        entry.waitedFor = false;
        // Whoever comes next gets a full turn: the time so far was spent on its predecessor.
        turnSinceMs = nowMs;
        return Optional.of(entry.ask);
      }
    }
    return Optional.empty();
  }

  /** Takes all requests off: the connection is gone. Returns those someone waits for. */
  public List<BlockAsk> closed() {
    List<BlockAsk> waiting = entries.stream().filter(e -> e.waitedFor).map(e -> e.ask).toList();
    entries.clear();
    return waiting;
  }

  /** Requests without an answer, whether or not someone still waits. */
  public int underWay() {
    return entries.size();
  }

  /** How long nothing of an answer came although one is due, milliseconds; zero when none is. */
  public long stuckMs(long nowMs) {
    return entries.isEmpty() ? 0 : nowMs - heardMs;
  }

  private void turnBegins(long nowMs) {
    turnSinceMs = nowMs;
    headSinceMs = nowMs;
    heardMs = nowMs;
  }

  private static final class Entry {
    private final BlockAsk ask;
    private boolean waitedFor = true;

    private Entry(BlockAsk ask) {
      this.ask = ask;
    }
  }
}
