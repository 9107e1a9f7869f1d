package org.timecoin.chain.verify;

import java.util.Optional;
import org.timecoin.protocol.bytes.Hash;

/**
 * How often suspicions may make us compute everything anew. A look that compared everything is
 * enough for a long while, so that nobody can keep us busy; one that could not is made again soon,
 * at first, and then less and less often. For one thread.
 */
public final class Suspicions {

  private static final int DOUBLINGS_MAX = 20;

  /** Outputs that were found to be what our blocks say. */
  private record Outputs(Hash tip, Hash hash) {}

  private final long everyNanos;
  private final long retryNanos;
  private Optional<Outputs> right = Optional.empty();
  private boolean looked;
  private long nextNanos;
  private int failures;

  /**
   * Suspicions that count at once.
   *
   * @param everyNanos pause after a look that compared everything
   * @param retryNanos pause after one that did not, which doubles up to the other
   */
  public Suspicions(long everyNanos, long retryNanos) {
    this.everyNanos = everyNanos;
    this.retryNanos = retryNanos;
  }

  /**
   * Whether one is a reason to look now.
   *
   * @param nanos of a monotonic clock
   */
  public boolean count(long nanos) {
    return !looked || nanos - nextNanos >= 0;
  }

  /**
   * Whether our outputs are known to be right, whatever others say of them.
   *
   * @param tip hash of our last block
   * @param outputs their hash; other outputs than those that were found right may be wrong
   */
  public boolean areRight(Hash tip, Hash outputs) {
    return right.equals(Optional.of(new Outputs(tip, outputs)));
  }

  /** Everything was compared, whatever was found. */
  public void compared(long nanos) {
    failures = 0;
    wait(nanos, everyNanos);
  }

  /** These outputs were compared and are right. */
  public void foundRight(Hash tip, Hash outputs) {
    right = Optional.of(new Outputs(tip, outputs));
  }

  /** Nothing could be compared, or not all of it: the look says nothing. */
  public void failed(long nanos) {
    long pause = retryNanos << Math.min(failures, DOUBLINGS_MAX);
    failures++;
    wait(nanos, Math.min(pause, everyNanos));
  }

  private void wait(long nanos, long pause) {
    looked = true;
    nextNanos = nanos + pause;
  }
}
