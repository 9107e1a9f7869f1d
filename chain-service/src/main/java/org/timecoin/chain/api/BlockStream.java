package org.timecoin.chain.api;

import io.grpc.stub.ServerCallStreamObserver;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.store.StoredBlock;
import org.timecoin.contracts.chain.v1.BlocksResponse;
import org.timecoin.contracts.map.CertificateMap;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.protocol.vote.Certificate;

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
  private final boolean withCertificates;
  private final Deque<StoredBlock> page = new ArrayDeque<>();
  private final Map<Long, Certificate> certificates = new HashMap<>();
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
      boolean withCertificates,
      Executor eventLoop,
      Runnable onEnd) {
    this.reader = reader;
    this.limits = limits;
    this.withCertificates = withCertificates;
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
            .chain(blocks -> certificates(blocks).map(found -> new Page(blocks, found)))
            .emitOn(eventLoop)
            .subscribe()
            .with(this::fetched, this::fail);
  }

  /** Blocks and the certificates of the runs that end among them. */
  private record Page(List<StoredBlock> blocks, List<Certificate> certificates) {}

  private Uni<List<Certificate>> certificates(List<StoredBlock> blocks) {
    return withCertificates && !blocks.isEmpty()
        ? reader.certificates(blocks.getFirst().height(), blocks.getLast().height())
        : Uni.createFrom().item(List.of());
  }

  private void fetched(Page fetched) {
    List<StoredBlock> blocks = fetched.blocks();
    fetching = false;
    if (blocks.isEmpty() || blocks.getFirst().height() != next || isOver(blocks.getFirst())) {
      complete();
      return;
    }
    page.addAll(blocks);
    fetched.certificates().forEach(one -> certificates.put(one.lastHeight(), one));
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
      call.onNext(response(block));
    }
    if (!ended && !fetching && page.isEmpty()) {
      goOn();
    }
  }

  private BlocksResponse response(StoredBlock block) {
    BlocksResponse.Builder response =
        BlocksResponse.newBuilder()
            .setHeight(block.height())
            .setBlock(ChainMap.encodedBlock(block.bincode()));
    Optional.ofNullable(certificates.remove(block.height()))
        .map(CertificateMap::toProto)
        .ifPresent(response::setCertificate);
    return response.build();
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
