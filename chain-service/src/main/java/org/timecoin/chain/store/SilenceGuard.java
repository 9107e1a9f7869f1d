package org.timecoin.chain.store;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a connection's client and its socket, and closes the socket when nothing went
 * either way for too long, or when it is told to. Must be the first handler, and no setting of the
 * client will do: the client closes by saying good-bye and then waits for the server to close,
 * which a server that is gone never does.
 */
final class SilenceGuard extends IdleStateHandler {

  private final AtomicReference<Optional<ChannelHandlerContext>> place =
      new AtomicReference<>(Optional.empty());

  SilenceGuard(Duration most) {
    super(0, 0, most.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) throws Exception {
    place.set(Optional.of(context));
    super.handlerAdded(context);
  }

  @Override
  protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
    close(context);
  }

  /** Closes the socket, from any thread. */
  void cut() {
    place.get().ifPresent(SilenceGuard::close);
  }

  private static void close(ChannelHandlerContext context) {
    // Towards the socket, so past the client.
    var unused = context.close();
  }
}
