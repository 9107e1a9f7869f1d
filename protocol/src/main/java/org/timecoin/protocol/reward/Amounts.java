package org.timecoin.protocol.reward;

/** The amounts that are the same on every network, in satoshis. */
public final class Amounts {

  /** Satoshis in one TIME. */
  public static final long SATOSHIS_PER_TIME = 100_000_000;

  /** What every block pays besides its fees: 100 TIME. */
  public static final long BLOCK_SUBSIDY = 100 * SATOSHIS_PER_TIME;

  /**
   * What a genesis block pays at most: 2^62 satoshis. A valid block adds at most {@link
   * #BLOCK_SUBSIDY} to all there is, so no output, fee, balance or total on a chain reaches 2^63
   * before block 461,168,602 (14 years of one block a second), and signed columns and sums hold
   * them. What is not yet judged may say anything.
   */
  public static final long GENESIS_MOST = 1L << 62;

  private Amounts() {}
}
