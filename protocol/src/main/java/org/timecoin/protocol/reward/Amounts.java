package org.timecoin.protocol.reward;

/** The amounts that are the same on every network, in satoshis. */
public final class Amounts {

  /** Satoshis in one TIME. */
  public static final long SATOSHIS_PER_TIME = 100_000_000;

  /** What every block pays besides its fees: 100 TIME. */
  public static final long BLOCK_SUBSIDY = 100 * SATOSHIS_PER_TIME;

  private Amounts() {}
}
