package org.timecoin.embedded;

import java.time.Duration;

/**
 * A process that {@link Launcher} started.
 *
 * @param identity which process it is
 * @param lifetime whether it ends with this JVM
 */
public record ChildProcess(ProcessIdentity identity, Lifetime lifetime) {

  /** Ends it with kill -9 and waits until it is gone. */
  public void kill() {
    identity.kill();
    forget();
  }

  /**
   * Asks it to end, and kills it when it doesn't in time.
   *
   * @param signal what to send first, such as {@code TERM} or {@code INT}
   * @param patience how long it may take to end by itself
   */
  public void stop(String signal, Duration patience) {
    identity.stop(signal, patience);
    forget();
  }

  private void forget() {
    if (lifetime == Lifetime.WITH_THIS_JVM) {
      ParentWatch.shared().remove(identity.pid());
    }
  }
}
