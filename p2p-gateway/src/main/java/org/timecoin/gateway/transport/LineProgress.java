package org.timecoin.gateway.transport;

/**
 * Whether a begun line goes on (protocol.md section 1: "must make progress, not finish in a fixed
 * time"). Counted in windows: in each one the bytes of its seconds at the least rate must come. A
 * line shorter than a window is free.
 */
final class LineProgress {

  private final long windowMs;
  private final long bytesPerWindow;
  private boolean begun;
  private long windowSince;
  private long windowBytes;

  LineProgress(int bytesPerSecond, long windowMs) {
    this.windowMs = windowMs;
    this.bytesPerWindow = bytesPerSecond * windowMs / 1000;
  }

  /**
   * After bytes came: whether they leave a line unfinished, and whether that line began with them.
   */
  void received(int bytes, boolean unfinished, boolean newLine, long nowMs) {
    if (!unfinished) {
      begun = false;
    } else if (!begun || newLine) {
      begun = true;
      restart(nowMs);
    } else {
      windowBytes += bytes;
    }
  }

  /** Begins a window anew: we did not read for a while, which is not the peer's fault. */
  void restart(long nowMs) {
    windowSince = nowMs;
    windowBytes = 0;
  }

  /** Whether too little came in the window that ends now. */
  boolean isTooSlow(long nowMs) {
    if (!begun || nowMs - windowSince < windowMs) {
      return false;
    }
    boolean slow = windowBytes < bytesPerWindow;
    restart(nowMs);
    return slow;
  }
}
