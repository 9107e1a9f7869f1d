package org.timecoin.chain.writer;

import java.util.concurrent.atomic.AtomicReference;

/** Asserts that one thread, the first that comes, is the only one that ever comes. */
final class OwnerThread {

  private final AtomicReference<Thread> owner = new AtomicReference<>();

  void check() {
    Thread current = Thread.currentThread();
    if (owner.get() != current && !owner.compareAndSet(null, current)) {
      throw new IllegalStateException(
          current.getName() + " is not " + owner.get().getName() + ", the one writer");
    }
  }
}
