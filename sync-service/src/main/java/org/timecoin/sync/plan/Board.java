package org.timecoin.sync.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a sync stands: the pieces, the questions under way and the memory they take. */
final class Board {

  private final PlanLimits limits;
  private final Gap gap = new Gap();
  private final PeerBook peers;
  private final Map<Long, Request> requests = new HashMap<>();
  private final List<Action> actions = new ArrayList<>();
  private Tip tip;
  private long target;
  private long usedBytes;
  private long nextRequest = 1;

  Board(PlanLimits limits, PeerBook peers, Tip tip) {
    this.limits = limits;
    this.peers = peers;
    this.tip = tip;
    this.target = tip.height();
  }

  /** Asks a peer for a whole piece and returns the request's number. */
  long ask(Slice slice, String peer, int silenceMs, int reserveBytes, long nowMs) {
    int patienceMs = peers.of(peer).patienceMs();
    Request request = new Request(nextRequest++, slice, peer, nowMs, patienceMs, reserveBytes);
    requests.put(request.id(), request);
    slice.requests().add(request);
    peers.of(peer).asked();
    usedBytes += reserveBytes;
    emit(new Action.Fetch(request.id(), slice.range(), peer, silenceMs, reserveBytes));
    return request.id();
  }

  /** Takes a request off the board; empty when it was given up before. */
  Optional<Request> close(long id) {
    Optional<Request> request = Optional.ofNullable(requests.remove(id));
    request.ifPresent(this::settle);
    return request;
  }

  private void settle(Request request) {
    request.slice().requests().remove(request);
    peers.of(request.peer()).ended();
    usedBytes -= request.reservedBytes();
  }

  /** Gives a request up. */
  void cancel(Request request) {
    close(request.id());
    emit(new Action.Cancel(request.id()));
  }

  void keep(Slice slice, Request request, Delivery delivery) {
    slice.keep(new Slice.Fetched(request.id(), request.peer(), delivery));
    usedBytes += delivery.bytes();
  }

  /** Forgets what came for a piece. */
  void drop(Slice slice) {
    slice
        .fetched()
        .ifPresent(
            fetched -> {
              usedBytes -= fetched.delivery().bytes();
              emit(new Action.Release(fetched.request()));
            });
    slice.drop();
  }

  /** Takes a piece off the board with everything that belongs to it. */
  void retire(Slice slice) {
    List.copyOf(slice.requests()).forEach(this::cancel);
    drop(slice);
    gap.remove(slice);
  }

  /** Gives up everything. */
  void clear() {
    gap.snapshot().forEach(this::retire);
  }

  /** The chain stands at least here: what it says of one range may be older than what we know. */
  void raiseTip(Tip next) {
    moveTip(next.height() > tip.height() ? next : tip);
  }

  /**
   * Takes over where our chain stands. Pieces at or below it are done; one that is with the chain
   * just now waits for its verdict. A tip below the one we knew voids all that was built on it.
   */
  void moveTip(Tip next) {
    if (next.height() < tip.height()) {
      clear();
    }
    tip = next;
    for (Slice slice : gap.snapshot()) {
      if (slice.range().first() > tip.height()) {
        return;
      }
      passed(slice);
    }
  }

  private void passed(Slice slice) {
    if (slice.isApplying()) {
      return;
    }
    if (slice.range().last() <= tip.height()) {
      retire(slice);
    } else if (slice.isWaiting()) {
      gap.replace(slice, slice.part(slice.range().after(tip.height())));
    }
  }

  /** Whether so many more bytes may be reserved, {@code spare} staying free. */
  boolean hasRoom(int bytes, int spare) {
    return usedBytes + bytes + spare <= limits.heldBytes();
  }

  void emit(Action action) {
    actions.add(action);
  }

  /** What has to be done since the last call. */
  List<Action> drain() {
    List<Action> drained = List.copyOf(actions);
    actions.clear();
    return drained;
  }

  List<Request> requests() {
    return List.copyOf(requests.values());
  }

  int inFlight() {
    return requests.size();
  }

  Gap gap() {
    return gap;
  }

  PeerBook peers() {
    return peers;
  }

  PlanLimits limits() {
    return limits;
  }

  Tip tip() {
    return tip;
  }

  long target() {
    return target;
  }

  /** Changes the goal; pieces above it that nobody was asked for are taken back. */
  void aimAt(long height) {
    target = height;
    Optional<Slice> highest = gap.highest();
    while (highest.filter(s -> s.isWaiting() && s.range().last() > target).isPresent()) {
      Slice slice = highest.get();
      if (slice.range().first() > target) {
        gap.remove(slice);
      } else {
        gap.replace(slice, slice.part(slice.range().upTo(target)));
      }
      highest = gap.highest();
    }
  }

  long usedBytes() {
    return usedBytes;
  }
}
