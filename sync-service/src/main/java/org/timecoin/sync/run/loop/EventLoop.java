package org.timecoin.sync.run.loop;

import java.util.concurrent.Executor;

/**
 * One thread and one monotonic clock. State that belongs to it is touched on it and nowhere else;
 * {@link #check} says so loudly.
 */
public interface EventLoop extends Executor {

  /** A wake-up that can be called off. */
  @FunctionalInterface
  interface Timer {
    /** No timer at all. */
    Timer NONE = () -> {};

    /** Calls it off; harmless when it has gone off already. */
    void cancel();
  }

  /** Runs a task on the loop, never within the call. */
  @Override
  void execute(Runnable task);

  /** Runs a task on the loop after so many milliseconds. */
  Timer after(long delayMs, Runnable task);

  /** Milliseconds of a clock that only goes forward. */
  long nowMs();

  /** Fails when called on another thread: a bug of ours. */
  void check();
}
