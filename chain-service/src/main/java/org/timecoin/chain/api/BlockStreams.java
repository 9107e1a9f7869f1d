package org.timecoin.chain.api;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.contracts.chain.v1.BlocksRequest;
import org.timecoin.contracts.chain.v1.BlocksResponse;

/** Opens Blocks streams, a bounded number at a time. */
final class BlockStreams {

  private static final long BYTES_MAX = 8L << 20;

  private final ChainReader reader;
  private final ChainConfig.Serve limits;
  private final AtomicInteger open = new AtomicInteger();

  BlockStreams(ChainReader reader, ChainConfig.Serve limits) {
    this.reader = reader;
    this.limits = limits;
  }

  /** Answers a request, on the event loop that called. */
  void open(BlocksRequest request, ServerCallStreamObserver<BlocksResponse> call) {
    if (open.incrementAndGet() > limits.streamsMax()) {
      open.decrementAndGet();
      call.onError(
          Status.RESOURCE_EXHAUSTED
              .withDescription("too many Blocks streams, ask again")
              .asRuntimeException());
      return;
    }
    try {
      Heights range = Heights.of(request.getRange());
      long asked = Integer.toUnsignedLong(request.getMaxBytes());
      Context context = Vertx.currentContext();
      new BlockStream(
              reader,
              limits,
              call,
              request.getCertificates(),
              task -> context.runOnContext(unused -> task.run()),
              open::decrementAndGet)
          .start(range, asked == 0 ? BYTES_MAX : Math.min(asked, BYTES_MAX));
    } catch (StatusRuntimeException e) {
      open.decrementAndGet();
      call.onError(e);
    }
  }
}
