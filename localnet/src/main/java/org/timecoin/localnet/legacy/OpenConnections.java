package org.timecoin.localnet.legacy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The connections of a peer that are open now: a bounded number, and none once it is closed. */
final class OpenConnections {
  static final int MAX = 256;

  private final Set<Connection> open = new HashSet<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Takes a connection in; false, and nothing done, when there are too many or all is closed. */
  synchronized boolean add(Connection connection) {
    return closed.getCount() > 0 && open.size() < MAX && open.add(connection);
  }

  synchronized void remove(Connection connection) {
    open.remove(connection);
  }

  synchronized void closeAll() {
    closed.countDown();
    open.forEach(Connection::close);
    open.clear();
  }

  /** Waits for the end of all, but no longer than this; returns whether it has come. */
  boolean isClosed(Duration within) {
    try {
      return closed.await(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
