package org.timecoin.localnet.cli;

import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.timecoin.localnet.fleet.Fleet;

/** Stays with a fleet and says what ends in it. */
final class Foreground {
  private static final int EVERY_SECONDS = 1;

  private final Fleet fleet;
  private final PrintWriter out;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Foreground(Fleet fleet, PrintWriter out) {
    this.fleet = fleet;
    this.out = out;
  }

  /** Returns when somebody has stopped the fleet. */
  void untilEverythingEnded() throws InterruptedException {
    fleet.attach();
    Set<String> before = fleet.runningNames();
    while (!before.isEmpty()) {
      boolean told = stopping.await(EVERY_SECONDS, TimeUnit.SECONDS);
      Set<String> now = told ? Set.of() : fleet.runningNames();
      // Asked again: what has ended in between was stopped, and somebody else says so.
      if (stopping.getCount() == 0) {
        return;
      }
      tell(before, now);
      before = now;
    }
    out.println("The fleet has been stopped.");
  }

  /** Nothing is said any more about what ends: this process stops it. */
  void stopWatching() {
    stopping.countDown();
  }

  private void tell(Set<String> before, Set<String> now) {
    Set<String> ended = new TreeSet<>(before);
    ended.removeAll(now);
    if (!now.isEmpty()) {
      ended.forEach(
          name -> out.println(name + " has ended; ./timenode start " + name + " brings it back."));
    }
    Set<String> back = new TreeSet<>(now);
    back.removeAll(before);
    back.forEach(name -> out.println(name + " runs again."));
  }
}
