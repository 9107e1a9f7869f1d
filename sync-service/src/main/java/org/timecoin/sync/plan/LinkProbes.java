package org.timecoin.sync.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A block that doesn't follow our tip is a lie or the beginning of another branch. Which of them,
 * only its peer can show: it is asked for the two blocks from our tip's height on. If those don't
 * link, the check of the answer proves it; if they do and the first one isn't ours, the peer is on
 * another branch and not to blame.
 */
final class LinkProbes {

  /** The block at our tip's height and the next. */
  private static final int BLOCKS = 2;

  /** Room for two blocks of the largest size allowed. */
  private static final int BYTES = 2 << 20;

  private final Board board;
  private final int silenceMs;
  private final Map<Long, Probe> open = new HashMap<>();

  private record Probe(String peer, Tip tip) {}

  LinkProbes(Board board, int silenceMs) {
    this.board = board;
    this.silenceMs = silenceMs;
  }

  /**
   * Asks a peer what its next block builds on, unless it is being asked or there is no room. Who
   * differs at the genesis block is on another network, which nobody is blamed for.
   */
  void ask(String peer, long nowMs) {
    Tip tip = board.tip();
    boolean asked = open.values().stream().anyMatch(probe -> probe.peer().equals(peer));
    if (tip.height() == 0) {
      unlinked(peer, tip);
    } else if (!asked && hasRoom(peer)) {
      // A piece outside of the gap: what comes of it is looked at and not kept.
      Slice pair = new Slice(new Range(tip.height(), tip.height() + 1));
      open.put(board.ask(pair, peer, silenceMs, BYTES, nowMs), new Probe(peer, tip));
    }
  }

  private boolean hasRoom(String peer) {
    PlanLimits limits = board.limits();
    return limits.rangeBlocks() >= BLOCKS
        && board.inFlight() < limits.inFlight()
        && board.peers().of(peer).inFlight() < limits.inFlightPerPeer()
        && board.hasRoom(BYTES, limits.rangeBytes());
  }

  /** Blocks came that are linked; false when they are no answer to a question of this kind. */
  boolean delivered(long request, Delivery delivery) {
    Optional<Probe> closed = close(request);
    closed.ifPresent(
        probe -> {
          board.emit(new Action.Release(request));
          if (delivery.opening().equals(probe.tip().hash())) {
            unlinked(probe.peer(), probe.tip());
          } else {
            board.emit(new Action.OtherBranch(probe.peer(), probe.tip().height()));
          }
        });
    return closed.isPresent();
  }

  /** Nothing of use came; false when the request was none of this kind. */
  boolean failed(long request) {
    Optional<Probe> closed = close(request);
    closed.ifPresent(probe -> unlinked(probe.peer(), probe.tip()));
    return closed.isPresent();
  }

  /** What came is proof; false when the request was none of this kind. */
  boolean violated(long request) {
    return close(request).isPresent();
  }

  private void unlinked(String peer, Tip tip) {
    board.emit(new Action.Unlinked(peer, tip.height() + 1));
  }

  private Optional<Probe> close(long request) {
    Optional<Probe> probe = Optional.ofNullable(open.remove(request));
    probe.ifPresent(unused -> board.close(request));
    return probe;
  }
}
