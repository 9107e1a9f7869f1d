package org.timecoin.simulator;

/** An invariant does not hold: the seed has failed. */
public final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what doesn't hold. */
  public Violation(String what) {
    super(what);
  }
}
