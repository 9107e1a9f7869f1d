package org.timecoin.sync.plan;

import java.util.Optional;
import java.util.stream.LongStream;
import org.timecoin.protocol.bytes.Hash;

/** Hands fetched pieces to the chain in order, several at a time, and takes its verdicts. */
final class Importing {

  /** Pairs that don't link are asked again from others this often; then the chain decides. */
  private static final int MOST_CONTESTS = 2;

  private final Board board;
  private final Fetching fetching;
  private final LinkProbes probes;
  private final Backoff backoff;
  private int outstanding;
  private boolean draining;
  private int failures;
  private long notBeforeMs = Long.MIN_VALUE;

  Importing(Board board, Fetching fetching, LinkProbes probes, Backoff backoff) {
    this.board = board;
    this.fetching = fetching;
    this.probes = probes;
    this.backoff = backoff;
  }

  /** Hands over what links to the tip, or to what was handed over before. */
  void schedule(long nowMs) {
    if (draining && outstanding == 0) {
      draining = false;
    }
    while (!draining && outstanding < board.limits().imports() && nowMs >= notBeforeMs) {
      Optional<Slice> next = board.gap().firstNotApplying().filter(slice -> !slice.isMissing());
      if (next.isEmpty() || !handOver(next.get(), nowMs)) {
        return;
      }
    }
  }

  private boolean handOver(Slice slice, long nowMs) {
    Slice.Fetched fetched = slice.fetched().orElseThrow();
    Optional<Slice> before = board.gap().before(slice);
    boolean straddles = slice.range().first() <= board.tip().height();
    if (!straddles && !fetched.delivery().previous().equals(joint(before))) {
      if (before.isEmpty()) {
        unlinked(slice, nowMs);
        probes.ask(fetched.peer(), nowMs);
      }
      return false;
    }
    slice.handOver();
    outstanding++;
    board.emit(new Action.Import(fetched.request(), slice.range(), fetched.peer()));
    return true;
  }

  private Hash joint(Optional<Slice> before) {
    return before
        .flatMap(Slice::fetched)
        .map(fetched -> fetched.delivery().last())
        .orElse(board.tip().hash());
  }

  /** It doesn't follow our tip: of no use to us, and by itself no proof. */
  private void unlinked(Slice slice, long nowMs) {
    board.peers().failed(slice.fetched().orElseThrow().peer(), nowMs);
    fetchAgain(slice, nowMs);
  }

  /** Forgets what came and asks others for it. */
  private void fetchAgain(Slice slice, long nowMs) {
    slice.fetched().ifPresent(fetched -> slice.avoid(fetched.peer()));
    board.drop(slice);
    fetching.retryLater(slice, nowMs);
  }

  /** Compares a piece that just came with its neighbours; a pair that doesn't link is contested. */
  void compare(Slice slice, long nowMs) {
    board.gap().before(slice).ifPresent(before -> contest(before, slice, nowMs));
    board.gap().behind(slice).ifPresent(behind -> contest(slice, behind, nowMs));
  }

  private void contest(Slice lower, Slice upper, long nowMs) {
    if (!isContestable(lower) || !isContestable(upper)) {
      return;
    }
    Hash joint = lower.fetched().orElseThrow().delivery().last();
    if (!joint.equals(upper.fetched().orElseThrow().delivery().previous())) {
      contested(lower, nowMs);
      contested(upper, nowMs);
    }
  }

  private static boolean isContestable(Slice slice) {
    return !slice.isMissing() && !slice.isApplying() && slice.contests() < MOST_CONTESTS;
  }

  private void contested(Slice slice, long nowMs) {
    slice.contest();
    board.peers().of(slice.fetched().orElseThrow().peer()).contested();
    fetchAgain(slice, nowMs);
  }

  /** The chain answered for what a request had brought. */
  void verdict(long nowMs, long request, Verdict verdict) {
    outstanding = Math.max(0, outstanding - 1);
    Optional<Slice> slice =
        board.gap().slices().stream()
            .filter(s -> s.isApplying() && s.fetched().orElseThrow().request() == request)
            .findFirst();
    switch (verdict) {
      case Verdict.Applied applied -> applied(slice, applied);
      case Verdict.Rejected rejected -> rejected(slice, rejected, nowMs);
      case Verdict.MissingParent missing -> missingParent(slice, missing, nowMs);
      case Verdict.Unavailable unavailable -> unavailable(slice, nowMs);
    }
  }

  private void applied(Optional<Slice> slice, Verdict.Applied verdict) {
    failures = 0;
    slice.flatMap(Slice::fetched).ifPresent(f -> board.peers().of(f.peer()).proved());
    slice.ifPresent(board::retire);
    board.raiseTip(verdict.tip());
  }

  private void rejected(Optional<Slice> slice, Verdict.Rejected verdict, long nowMs) {
    draining = true;
    slice.ifPresent(
        bad -> {
          String peer = bad.fetched().orElseThrow().peer();
          fetchAgain(bad, nowMs);
          banish(peer, verdict.rule(), verdict.detail(), nowMs);
        });
    // After the piece was dropped: what of it was applied is cut off here.
    board.raiseTip(verdict.tip());
  }

  private void missingParent(Optional<Slice> slice, Verdict.MissingParent verdict, long nowMs) {
    draining = true;
    slice.ifPresent(
        orphan -> {
          if (orphan.range().first() <= verdict.tip().height() + 1) {
            unlinked(orphan, nowMs);
          } else {
            // What it was to follow was refused. If its own peer is sound, it may still fit.
            handBack(orphan, nowMs);
          }
        });
    board.raiseTip(verdict.tip());
  }

  private void handBack(Slice slice, long nowMs) {
    slice.handBack();
    if (board.peers().of(slice.fetched().orElseThrow().peer()).isExcluded(nowMs)) {
      fetchAgain(slice, nowMs);
    }
  }

  private void unavailable(Optional<Slice> slice, long nowMs) {
    draining = true;
    waitForChain(nowMs);
    slice.ifPresent(undecided -> handBack(undecided, nowMs));
  }

  /** The way to the chain broke: no verdict will come for anything handed over. */
  void broken(long nowMs) {
    outstanding = 0;
    waitForChain(nowMs);
    board.gap().snapshot().stream()
        .filter(Slice::isApplying)
        .forEach(slice -> handBack(slice, nowMs));
  }

  private void waitForChain(long nowMs) {
    // Several ranges fail together when the chain is away: that is one failure.
    if (nowMs >= notBeforeMs) {
      notBeforeMs = nowMs + backoff.after(failures++);
    }
  }

  /** What a peer served is proven wrong: nothing unverified of it is used, and it isn't asked. */
  void banish(String peer, String rule, String detail, long nowMs) {
    board.emit(new Action.Blame(peer, rule, detail));
    board.peers().proven(peer, nowMs);
    for (Slice slice : board.gap().snapshot()) {
      boolean asked = slice.requests().stream().anyMatch(r -> r.peer().equals(peer));
      slice.requests().stream()
          .filter(request -> request.peer().equals(peer))
          .toList()
          .forEach(board::cancel);
      if (slice.servedBy(peer) && !slice.isApplying()) {
        fetchAgain(slice, nowMs);
      } else if (asked) {
        slice.avoid(peer);
      }
    }
  }

  boolean isFailing() {
    return failures > 0;
  }

  int outstanding() {
    return outstanding;
  }

  LongStream wakeUps() {
    return LongStream.of(notBeforeMs);
  }
}
