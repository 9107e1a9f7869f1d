package org.timecoin.chain.lease;

/**
 * Numbers the holders of the lease: the database's timeline above a counter that only rises
 * (operations.md, "PostgreSQL"). A counter alone could be reached twice after a failover that lost
 * a takeover.
 *
 * @param value timeline × 2³² + counter
 */
public record Epoch(long value) {

  private static final long COUNTER_MASK = 0xffff_ffffL;

  /** Which history of the database it belongs to. */
  public long timeline() {
    return value >>> Integer.SIZE;
  }

  /** How many took the lease before, in the database's whole life. */
  public long counter() {
    return value & COUNTER_MASK;
  }

  @Override
  public String toString() {
    return timeline() + "/" + counter();
  }
}
