package org.timecoin.gateway.route;

/**
 * Forgives a peer that is over a rate until it lasts (protocol.md section 5: "dropped and counted,
 * not punished, until it lasts 30 s"). A second without a drop ends it.
 */
public final class Endurance {

  private static final long QUIET_MS = 1000;

  private final long forgivenMs;
  private long sinceMs = Long.MIN_VALUE;
  private long lastMs = Long.MIN_VALUE;

  /** Forgives for this long. */
  public Endurance(long forgivenMs) {
    this.forgivenMs = forgivenMs;
  }

  /** Notes a drop; true when it has lasted too long, which begins a new count. */
  public boolean dropped(long nowMs) {
    if (lastMs == Long.MIN_VALUE || nowMs - lastMs > QUIET_MS) {
      sinceMs = nowMs;
    }
    lastMs = nowMs;
    if (nowMs - sinceMs < forgivenMs) {
      return false;
    }
    sinceMs = nowMs;
    return true;
  }
}
