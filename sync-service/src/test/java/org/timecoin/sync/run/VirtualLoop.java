package org.timecoin.sync.run;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.timecoin.sync.run.loop.EventLoop;

/** An event loop in virtual time: nothing happens until the test lets time pass. */
public final class VirtualLoop implements EventLoop {

  private static final class Task {
    private final long atMs;
    private final long order;
    private final Runnable runs;
    private boolean off;

    Task(long atMs, long order, Runnable runs) {
      this.atMs = atMs;
      this.order = order;
      this.runs = runs;
    }
  }

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          Comparator.<Task>comparingLong(task -> task.atMs).thenComparingLong(task -> task.order));
  private long nowMs;
  private long order;
  private boolean running;
  private int ran;

  @Override
  public void execute(Runnable task) {
    after(0, task);
  }

  @Override
  public Timer after(long delayMs, Runnable task) {
    Task later = new Task(nowMs + delayMs, order++, task);
    tasks.add(later);
    return () -> later.off = true;
  }

  @Override
  public long nowMs() {
    return nowMs;
  }

  @Override
  public void check() {
    if (!running) {
      throw new IllegalStateException("called outside the loop");
    }
  }

  /** Lets time pass and everything happen that is due by then. */
  public void pass(long ms) {
    long until = nowMs + ms;
    running = true;
    while (!tasks.isEmpty() && tasks.peek().atMs <= until) {
      Task next = tasks.remove();
      nowMs = Math.max(nowMs, next.atMs);
      if (!next.off) {
        ran++;
        next.runs.run();
      }
    }
    running = false;
    nowMs = until;
  }

  /** Runs something on the loop now, with all that follows at once. */
  public void now(Runnable task) {
    execute(task);
    pass(0);
  }

  /** Tasks run so far: a measure of how idle an idle service is. */
  public int ran() {
    return ran;
  }
}
