package org.timecoin.gateway.transport;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The one thread on which everything about peers happens: sockets, handshakes, penalties, requests
 * under way. One writer for each piece of state, so none of it needs locks. What takes long (a line
 * of megabytes to parse, a reply to encode) is offloaded and comes back here.
 */
public final class GatewayLoop implements Executor {

  private final ContextInternal context;

  private GatewayLoop(ContextInternal context) {
    this.context = context;
  }

  /** A loop on one of Vert.x's event loops. */
  public static GatewayLoop on(Vertx vertx) {
    return new GatewayLoop(((VertxInternal) vertx).createEventLoopContext());
  }

  /** Runs a task on the loop, after what is already waiting there. */
  @Override
  public void execute(Runnable task) {
    context.runOnContext(ignored -> task.run());
  }

  /** Asks something on the loop, from any thread. */
  public <T> Uni<T> ask(Supplier<Uni<? extends T>> question) {
    return Uni.createFrom().deferred(question).runSubscriptionOn(this);
  }

  /** Runs something long on a worker thread; the future completes on the loop. */
  public <T> Future<T> offload(Callable<T> work) {
    return context.executeBlocking(work, false);
  }

  /** Runs a task on the loop once, after a delay of at least a millisecond. */
  public Timer after(Duration delay, Runnable task) {
    long id = context.setTimer(Math.max(1, delay.toMillis()), ignored -> task.run());
    return () -> context.owner().cancelTimer(id);
  }

  /** Runs a task on the loop again and again. */
  public Timer every(Duration period, Runnable task) {
    long id = context.setPeriodic(period.toMillis(), ignored -> task.run());
    return () -> context.owner().cancelTimer(id);
  }

  /** Fails when the caller is on another thread: a bug of ours, found where it is made. */
  public void assertHere() {
    if (!context.nettyEventLoop().inEventLoop()) {
      throw new IllegalStateException("not on the gateway's loop: " + Thread.currentThread());
    }
  }

  /** Milliseconds of a clock that never jumps, for timeouts; not a time of day. */
  public long nowMs() {
    return System.nanoTime() / 1_000_000;
  }

  /** The Vert.x this loop belongs to. */
  public Vertx vertx() {
    return context.owner();
  }

  /** Something that will happen, unless it is cancelled. */
  @FunctionalInterface
  public interface Timer {
    /** Lets it not happen. Harmless when it already has. */
    void cancel();
  }
}
