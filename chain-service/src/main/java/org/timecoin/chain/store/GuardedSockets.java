package org.timecoin.chain.store;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Promise;
import io.vertx.core.impl.CloseFuture;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.impl.NetClientImpl;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sockets that don't outlive their server: each has a {@link SilenceGuard}. */
final class GuardedSockets extends NetClientImpl {

  private final Duration silenceMost;
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();

  GuardedSockets(
      VertxInternal vertx, NetClientOptions options, CloseFuture owner, Duration silenceMost) {
    super(
        vertx,
        Optional.ofNullable(vertx.metricsSPI())
            .map((VertxMetrics metrics) -> metrics.createNetClientMetrics(options))
            .orElse(null),
        options,
        owner);
    this.silenceMost = silenceMost;
    owner.add(this);
  }

  @Override
  protected void initChannel(ChannelPipeline pipeline) {
    super.initChannel(pipeline);
    pipeline.addFirst(new SilenceGuard(silenceMost));
    Channel channel = pipeline.channel();
    open.add(channel);
    channel.closeFuture().addListener(closed -> open.remove(channel));
  }

  /** Whoever had to say good-bye has done so. */
  @Override
  public void close(Promise<Void> completion) {
    cut();
    super.close(completion);
  }

  /** Closes all sockets, without a word. */
  void cut() {
    open.forEach(
        channel ->
            Optional.ofNullable(channel.pipeline().get(SilenceGuard.class))
                .ifPresent(SilenceGuard::cut));
  }
}
