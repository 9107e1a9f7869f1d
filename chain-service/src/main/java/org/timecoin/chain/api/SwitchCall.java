package org.timecoin.chain.api;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.timecoin.chain.writer.SwitchRequest;
import org.timecoin.contracts.chain.v1.SwitchBranchRequest;
import org.timecoin.contracts.chain.v1.SwitchBranchResponse;
import org.timecoin.contracts.map.BadRecord;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.protocol.bytes.Hash;

/**
 * One SwitchBranch stream: collects a branch, then asks for the switch. A branch may be as large as
 * the blocks it replaces, so only one is collected at a time, in bounded space and time. Lives on
 * one event loop.
 */
final class SwitchCall implements StreamObserver<SwitchBranchRequest> {

  /** What is above so many blocks needs no switch: it is imported. */
  static final int BLOCKS_MOST = 1_000;

  private static final String BUSY = "another switch of branches is under way";

  /**
   * What a branch may take.
   *
   * @param bytes of all its blocks
   * @param within until all of it is there
   */
  record Bounds(long bytes, Duration within) {}

  /** What the first message says. */
  private record Begun(long ancestor, Hash hash, long now) {}

  private final ServerCallStreamObserver<SwitchBranchResponse> call;
  private final Function<SwitchRequest, Uni<SwitchBranchResponse>> switching;
  private final Semaphore turn;
  private final Bounds bounds;
  private final Vertx vertx;
  private final long timer;
  private final List<byte[]> branch = new ArrayList<>();
  private Optional<Begun> begun = Optional.empty();
  private long bytes;
  private boolean ended;

  private SwitchCall(
      ServerCallStreamObserver<SwitchBranchResponse> call,
      Function<SwitchRequest, Uni<SwitchBranchResponse>> switching,
      Semaphore turn,
      Bounds bounds,
      Vertx vertx) {
    this.call = call;
    this.switching = switching;
    this.turn = turn;
    this.bounds = bounds;
    this.vertx = vertx;
    this.timer =
        vertx.setTimer(
            bounds.within().toMillis(),
            unused ->
                refuse("the branch did not come within " + bounds.within().toSeconds() + " s"));
  }

  /**
   * Begins to collect a branch, on the event loop that called.
   *
   * @param switching does it
   * @param turn whose one permit is with the call that collects or switches
   */
  static StreamObserver<SwitchBranchRequest> open(
      ServerCallStreamObserver<SwitchBranchResponse> call,
      Function<SwitchRequest, Uni<SwitchBranchResponse>> switching,
      Semaphore turn,
      Bounds bounds) {
    if (!turn.tryAcquire()) {
      call.onNext(RunMap.unavailable(BUSY));
      call.onCompleted();
      return new Answered();
    }
    SwitchCall opened =
        new SwitchCall(call, switching, turn, bounds, Vertx.currentContext().owner());
    call.setOnCancelHandler(opened::abandon);
    return opened;
  }

  /** A stream whose answer needs nothing of what it brings. */
  static final class Answered implements StreamObserver<SwitchBranchRequest> {

    @Override
    public void onNext(SwitchBranchRequest request) {
      // The answer is on its way.
    }

    @Override
    public void onError(Throwable failure) {
      // The sender is gone, and nothing was kept of what it sent.
    }

    @Override
    public void onCompleted() {
      // The answer is on its way.
    }
  }

  @Override
  public void onNext(SwitchBranchRequest request) {
    if (ended) {
      return;
    }
    bytes += request.getBranchList().stream().mapToLong(one -> one.getBincode().size()).sum();
    if (branch.size() + request.getBranchCount() > BLOCKS_MOST) {
      refuse("a branch has at most " + BLOCKS_MOST + " blocks; import those above");
    } else if (bytes > bounds.bytes()) {
      refuse("the branch is larger than " + bounds.bytes() + " bytes (writer.switch-bytes-max)");
    } else {
      collect(request);
    }
  }

  private void collect(SwitchBranchRequest request) {
    if (begun.isEmpty()) {
      begin(request);
    } else if (request.hasAncestor()) {
      refuse("only the first message names an ancestor");
    }
    if (!ended) {
      request.getBranchList().forEach(block -> branch.add(block.getBincode().toByteArray()));
    }
  }

  private void begin(SwitchBranchRequest request) {
    try {
      BlockRef ancestor = request.getAncestor();
      begun =
          Optional.of(
              new Begun(ancestor.getHeight(), ChainMap.hash(ancestor.getHash()), request.getNow()));
    } catch (BadRecord e) {
      refuse(e.getMessage());
    }
  }

  private void refuse(String why) {
    if (!ended) {
      abandon();
      call.onError(Answers.invalid(why));
    }
  }

  /** Nobody waits for an answer any more, and nothing was asked of the writer. */
  private void abandon() {
    if (!ended) {
      end();
      turn.release();
    }
  }

  private void end() {
    ended = true;
    vertx.cancelTimer(timer);
  }

  @Override
  public void onError(Throwable failure) {
    // The sender is gone before all was sent.
    abandon();
  }

  @Override
  public void onCompleted() {
    if (ended) {
      return;
    }
    if (begun.isEmpty()) {
      refuse("a branch begins with its ancestor");
      return;
    }
    end();
    Begun first = begun.get();
    SwitchRequest asked = new SwitchRequest(first.ancestor(), first.hash(), branch, first.now());
    Answers.unary(call, switching.apply(asked).onTermination().invoke(turn::release));
  }
}
