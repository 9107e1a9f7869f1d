package org.timecoin.chain.apply;

/** The parts of applying blocks whose time is measured apart. */
public enum ApplyStage {
  /** Binary form to values and hashes. */
  DECODE,
  /** Asking for the outputs that inputs name. */
  FETCH,
  /** Rules and signatures. */
  VALIDATE,
  /** The transaction. */
  COMMIT
}
