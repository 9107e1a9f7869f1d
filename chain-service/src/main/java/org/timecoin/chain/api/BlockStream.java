package org.timecoin.chain.api;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.store.StoredBlock;
import org.timecoin.contracts.chain.v1.BlocksResponse;
import org.timecoin.contracts.map.ChainMap;

/**
 * One Blocks stream: a page of blocks in memory, the next read only when the reader of the stream
 * has taken it. Lives on one event loop.
 */
final class BlockStream {

  private final ChainReader reader;
  private final ChainConfig.Serve limits;
  private final ServerCallStreamObserver<BlocksResponse> call;
  private final Executor eventLoop;
  private final Runnable onEnd;
  private final Deque<StoredBlock> page = new ArrayDeque<>();
  private long next;
  private long last;
  private long bytesLeft;
  private boolean sentAny;
  private boolean fetching;
  private boolean ended;

  BlockStream(
      ChainReader reader,
      ChainConfig.Serve limits,
      ServerCallStreamObserver<BlocksResponse> call,
      Executor eventLoop,
      Runnable onEnd) {
    this.reader = reader;
    this.limits = limits;
    this.call = call;
    this.eventLoop = eventLoop;
    this.onEnd = onEnd;
  }

  /** Streams a range, and ends it early after so many bytes, but not before one block. */
  void start(Heights range, long maxBytes) {
    next = range.first();
    last = range.last();
    bytesLeft = maxBytes;
    call.setOnReadyHandler(() -> eventLoop.execute(this::send));
    call.setOnCancelHandler(() -> eventLoop.execute(this::end));
    fetch();
  }

  private void fetch() {
    fetching = true;
    long pageLast = next + Math.min(last - next, limits.pageBlocks() - 1);
    var unused =
        reader
            .page(next, pageLast, Math.min(limits.pageBytes(), bytesLeft))
            .emitOn(eventLoop)
            .subscribe()
            .with(this::fetched, this::fail);
  }

  private void fetched(List<StoredBlock> blocks) {
    fetching = false;
    if (blocks.isEmpty() || blocks.getFirst().height() != next || isOver(blocks.getFirst())) {
      complete();
      return;
    }
    page.addAll(blocks);
    next = blocks.getLast().height() + 1;
    send();
  }

  /** A page always has its first block; only the very first may be larger than what is left. */
  private boolean isOver(StoredBlock block) {
    return sentAny && block.bincode().length > bytesLeft;
  }

  private void send() {
    while (!ended && !page.isEmpty() && call.isReady()) {
      StoredBlock block = page.poll();
      bytesLeft -= block.bincode().length;
      sentAny = true;
      call.onNext(
          BlocksResponse.newBuilder()
              .setHeight(block.height())
              .setBlock(ChainMap.encodedBlock(block.bincode()))
              .build());
    }
    if (!ended && !fetching && page.isEmpty()) {
      goOn();
    }
  }

  private void goOn() {
    if (next > last || bytesLeft <= 0) {
      complete();
    } else {
      fetch();
    }
  }

  private void complete() {
    if (end()) {
      call.onCompleted();
    }
  }

  private void fail(Throwable failure) {
    if (end()) {
      call.onError(Answers.status(failure));
    }
  }

  private boolean end() {
    boolean first = !ended;
    if (first) {
      ended = true;
      page.clear();
      onEnd.run();
    }
    return first;
  }
}
