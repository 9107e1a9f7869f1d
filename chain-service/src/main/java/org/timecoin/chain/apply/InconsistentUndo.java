package org.timecoin.chain.apply;

/** A committed block can't be undone: what is stored can't all be what it left. */
public final class InconsistentUndo extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** One sentence for the log and the caller. */
  InconsistentUndo(String message) {
    super(message);
  }
}
