package org.timecoin.simulator;

/** An invariant does not hold: the seed has failed. */
final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Violation(String what) {
    super(what);
  }
}
