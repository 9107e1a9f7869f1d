package org.timecoin.consensus.wire;

import java.util.Locale;

/**
 * Why bytes are not the run of a value. The names are metric labels; the list is closed. Except for
 * {@link #UNCOMMITTED} it is the fault of whoever sent the bytes, not of whoever signed the value:
 * they are dropped and the run is asked for again, elsewhere (consensus.md section 3, "Delivery").
 */
public enum RunFault {
  /** Not the binary form of 1 to 100 blocks in at most 4 MiB. */
  NOT_BLOCKS,
  /** The last block's hash isn't the value. */
  OTHER_VALUE,
  /** A block doesn't name the one before it, or the first not the parent. */
  NOT_LINKED,
  /**
   * The transactions or rewards aren't those that a header commits to. They could be changed
   * without changing the value, so what the chain says of them would say nothing of the value.
   */
  OTHER_CONTENT,
  /**
   * A header of a version that commits to the coinbase only. No content makes a run of such a
   * value: nobody needs asking again.
   */
  UNCOMMITTED;

  /** Whether another peer may have the run. */
  public boolean mayBeElsewhere() {
    return this != UNCOMMITTED;
  }

  /** As a metric label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
