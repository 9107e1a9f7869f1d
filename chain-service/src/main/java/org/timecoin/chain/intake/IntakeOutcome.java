package org.timecoin.chain.intake;

import java.util.Locale;

/** What became of an announced block; a metric label each. */
enum IntakeOutcome {
  /** Committed. */
  APPLIED,
  /** Committed before. */
  KNOWN,
  /** Not on our tip; sync closes gaps, and decides between branches. */
  UNLINKED,
  /** A rule is broken. */
  REJECTED,
  /** Of another network, or no block at all. */
  FOREIGN,
  /** Nothing was decided; comes again. */
  RETRIED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
