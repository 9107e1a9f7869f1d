package org.timecoin.sync.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Asks peers for the missing pieces, again and of others where needed, within the limits. */
final class Fetching {

  private final Board board;
  private final PlanTimes times;
  private final Backoff backoff;
  private final BlockSizes sizes = new BlockSizes();
  private int gatewayFailures;
  private long gatewayNotBeforeMs = Long.MIN_VALUE;

  Fetching(Board board, PlanTimes times, Backoff backoff) {
    this.board = board;
    this.times = times;
    this.backoff = backoff;
  }

  /** Lays out pieces as far ahead of the tip as allowed. */
  void extend() {
    long limit = Math.min(board.target(), board.tip().height() + board.limits().lookAheadBlocks());
    long frontier = board.gap().frontier(board.tip().height());
    int size = rangeBlocks();
    // A short piece only at the very end: the look-ahead's edge moves with every block applied.
    while (frontier + size <= limit || (frontier < limit && limit == board.target())) {
      long last = Math.min(limit, frontier + size);
      board.gap().add(new Slice(new Range(frontier + 1, last)));
      frontier = last;
    }
  }

  private int rangeBlocks() {
    return Math.min(board.limits().rangeBlocks(), sizes.blocksWithin(board.limits().rangeBytes()));
  }

  /** Asks for whatever is missing and may be asked for now, lowest heights first. */
  void schedule(long nowMs) {
    if (nowMs < gatewayNotBeforeMs) {
      return;
    }
    Optional<Slice> urgent = board.gap().firstMissing();
    for (Slice slice : board.gap().snapshot()) {
      boolean first = urgent.filter(slice::equals).isPresent();
      if (board.inFlight() >= board.limits().inFlight() - spare(first)) {
        return;
      }
      if (slice.isWaiting()) {
        askFor(slice, first, nowMs);
      } else if (slice.isMissing()) {
        askAnotherToo(slice, first, nowMs);
      }
    }
  }

  private static int spare(boolean urgent) {
    return urgent ? 0 : 1;
  }

  private void askFor(Slice slice, boolean urgent, long nowMs) {
    int most = board.limits().inFlightPerPeer() - spare(urgent);
    board
        .peers()
        .choose(slice.range(), slice.unwelcome(nowMs), most, nowMs)
        .ifPresent(peer -> ask(fit(slice, board.peers().of(peer)), peer, urgent, nowMs));
  }

  /** Cuts a piece to what a peer has and takes, and to what blocks are expected to weigh. */
  private Slice fit(Slice slice, PeerRecord peer) {
    int most = Math.min(rangeBlocks(), peer.rangeMost());
    long last = Math.min(peer.height(), slice.range().first() + most - 1);
    return last >= slice.range().last() ? slice : split(slice, last);
  }

  /** Cuts a piece in two behind a height and returns the lower part. */
  private Slice split(Slice slice, long last) {
    Slice lower = slice.part(slice.range().upTo(last));
    board.gap().replace(slice, lower, slice.part(slice.range().after(last)));
    return lower;
  }

  private void ask(Slice slice, String peer, boolean urgent, long nowMs) {
    int most = board.limits().rangeBytes();
    int reserve = sizes.reservation(slice.range().size(), most);
    if (board.hasRoom(reserve, urgent ? 0 : most)) {
      board.ask(slice, peer, times.silence(), reserve, nowMs);
    }
  }

  private void askAnotherToo(Slice slice, boolean urgent, long nowMs) {
    Request first = slice.requests().getFirst();
    boolean due = first.isOverdue() || nowMs >= dueMs(first);
    if (slice.requests().size() > 1 || !due) {
      return;
    }
    if (!first.isOverdue()) {
      first.markOverdue();
      board.peers().of(first.peer()).silent(first.patienceMs());
    }
    Set<String> without = new HashSet<>(slice.avoided());
    without.add(first.peer());
    board
        .peers()
        .choose(slice.range(), without, board.limits().inFlightPerPeer(), nowMs)
        .filter(peer -> takesWhole(board.peers().of(peer), slice.range()))
        .ifPresent(peer -> ask(slice, peer, urgent, nowMs));
  }

  private static boolean takesWhole(PeerRecord peer, Range range) {
    return peer.height() >= range.last() && peer.rangeMost() >= range.size();
  }

  /**
   * When the patience with a request ends. A peer answers in order, so it starts when it is next.
   */
  private long dueMs(Request request) {
    long owedSince = board.peers().of(request.peer()).waitingSince(request.sentMs());
    return owedSince + request.patienceMs();
  }

  /** Blocks came: the piece, or its beginning, is there. */
  Optional<Slice> delivered(long nowMs, long id, Delivery delivery) {
    Optional<Request> request = board.close(id);
    if (request.isEmpty()) {
      board.emit(new Action.Release(id));
      return Optional.empty();
    }
    gatewayFailures = 0;
    sizes.saw(delivery.range().size(), delivery.bytes());
    board
        .peers()
        .of(request.get().peer())
        .answered(nowMs, request.get().sentMs(), delivery.range().size());
    return Optional.of(accept(nowMs, request.get(), delivery));
  }

  private Slice accept(long nowMs, Request request, Delivery delivery) {
    Slice slice = request.slice();
    for (Request loser : List.copyOf(slice.requests())) {
      if (loser.isOverdue()) {
        board.peers().failed(loser.peer(), nowMs);
      }
      board.cancel(loser);
    }
    long last = delivery.range().last();
    Slice complete = last < slice.range().last() ? split(slice, last) : slice;
    board.keep(complete, request, delivery);
    return complete;
  }

  /** A request brought nothing. */
  void failed(long nowMs, long id, FetchFault fault) {
    Optional<Request> closed = board.close(id);
    if (closed.isEmpty()) {
      return;
    }
    Request request = closed.get();
    if (fault.isOurs()) {
      waitForGateway(nowMs);
    } else {
      failedBy(nowMs, request, fault);
    }
    if (request.slice().isWaiting()) {
      retryLater(request.slice(), nowMs);
    }
  }

  private void waitForGateway(long nowMs) {
    // Several requests fail together when the gateway is away: that is one failure.
    if (nowMs >= gatewayNotBeforeMs) {
      gatewayNotBeforeMs = nowMs + backoff.after(gatewayFailures++);
    }
  }

  private void failedBy(long nowMs, Request request, FetchFault fault) {
    gatewayFailures = 0;
    if (fault == FetchFault.TIMEOUT && !request.isOverdue()) {
      board.peers().of(request.peer()).silent(request.patienceMs());
    }
    Range range = request.slice().range();
    switch (fault) {
      case CLOSED -> board.peers().closed(request.peer(), nowMs, request.sentMs(), range.size());
      case EMPTY, TIMESTAMP_TOO_FAR_IN_FUTURE ->
          board.peers().of(request.peer()).lacks(nowMs, range.first());
      default -> board.peers().failed(request.peer(), nowMs);
    }
    request.slice().avoid(request.peer());
  }

  /** Peers that failed a piece are asked for it again only after a random wait; others at once. */
  void retryLater(Slice slice, long nowMs) {
    slice.retryAt(nowMs + backoff.after(slice.attempts()));
  }

  boolean isGatewayFailing() {
    return gatewayFailures > 0;
  }

  /** Every time at which something may be asked that may not be asked now. */
  LongStream wakeUps() {
    LongStream due = board.requests().stream().mapToLong(this::dueMs);
    LongStream retries =
        board.gap().slices().stream().filter(Slice::isWaiting).mapToLong(Slice::notBeforeMs);
    return LongStream.concat(LongStream.of(gatewayNotBeforeMs), LongStream.concat(due, retries));
  }
}
