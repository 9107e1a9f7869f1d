package org.timecoin.chain.store;

/** A statement changed other rows than were due: what is stored is not what was computed from. */
final class InconsistentRows extends RuntimeException {

  private static final long serialVersionUID = 1;

  InconsistentRows(String message) {
    super(message);
  }
}
