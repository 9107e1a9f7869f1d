package org.timecoin.sync.run.loop;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** An event loop of Vert.x. */
public final class VertxLoop implements EventLoop {

  private static final long NANOS_PER_MS = 1_000_000;

  private final Vertx vertx;
  private final Context context;
  private final long startNanos = System.nanoTime();

  private VertxLoop(Vertx vertx, Context context) {
    this.vertx = vertx;
    this.context = context;
  }

  /** Takes one of the event loops of this Vert.x. */
  public static VertxLoop of(Vertx vertx) {
    return new VertxLoop(vertx, vertx.getOrCreateContext());
  }

  @Override
  public void execute(Runnable task) {
    context.runOnContext(unused -> task.run());
  }

  @Override
  public Timer after(long delayMs, Runnable task) {
    // The timer's own thread is whatever context asks for it; the task must run on ours.
    long id = vertx.setTimer(Math.max(1, delayMs), unused -> execute(task));
    return () -> vertx.cancelTimer(id);
  }

  @Override
  public long nowMs() {
    return (System.nanoTime() - startNanos) / NANOS_PER_MS;
  }

  @Override
  public void check() {
    if (!context.equals(Vertx.currentContext())) {
      throw new IllegalStateException("called outside the event loop of sync");
    }
  }
}
