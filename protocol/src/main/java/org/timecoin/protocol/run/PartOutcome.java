package org.timecoin.protocol.run;

import java.util.Locale;

/** What came of a part. The names are metric labels; the list is closed. */
public enum PartOutcome {
  /** It is the next one, and more are to come. */
  KEPT,
  /** It was the last one: the run is whole. */
  COMPLETE,
  /** It came before, the same. */
  DUPLICATE,
  /**
   * It came before with other content, or the run now has another number of parts: one of the two
   * is false, so neither is kept.
   */
  CONTRADICTION,
  /**
   * A part before it is missing: the sender has left one out, so what came of the run is dropped.
   */
  GAP,
  /**
   * It belongs to no run that its sender has begun: the first part begins one. What came of another
   * run stands.
   */
  FOREIGN;

  /** As a metric label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
