package org.timecoin.protocol.rules;

/** The figures in the block rules. */
public final class BlockLimits {

  /** Bytes of an encoded block at most. */
  public static final int MAX_BLOCK_BYTES = 1024 * 1024;

  /** Transactions of a block at most, the coinbase included. */
  public static final int MAX_TRANSACTIONS = 10_000;

  /** How far ahead of our clock an uncertified block may be. */
  public static final long MAX_FUTURE_SECONDS = 600;

  /** The fee must be at least the outputs divided by this, rounded down. */
  public static final long OUTPUTS_PER_FEE = 1000;

  private BlockLimits() {}
}
