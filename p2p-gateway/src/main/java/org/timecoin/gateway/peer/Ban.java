package org.timecoin.gateway.peer;

import java.util.Optional;

/**
 * An address we don't talk to.
 *
 * @param offender whom
 * @param sinceMs milliseconds since 1970
 * @param untilMs milliseconds since 1970; empty: until lifted
 * @param reason in one sentence
 */
public record Ban(Offender offender, long sinceMs, Optional<Long> untilMs, String reason) {

  /** Whether it still holds. */
  public boolean holdsAt(long nowMs) {
    return untilMs.isEmpty() || nowMs < untilMs.get();
  }

  /** Whether it holds at least as long as another one. */
  boolean outlasts(Ban other) {
    if (untilMs.isEmpty()) {
      return true;
    }
    return other.untilMs.isPresent() && untilMs.get() >= other.untilMs.get();
  }
}
