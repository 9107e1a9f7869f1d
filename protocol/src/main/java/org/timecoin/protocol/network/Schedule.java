package org.timecoin.protocol.network;

/**
 * When blocks are due: block <i>h</i> at genesis + interval × h (protocol.md section 4).
 *
 * @param genesisTime seconds since 1970
 * @param intervalSeconds seconds from block to block, at least 1
 */
public record Schedule(long genesisTime, long intervalSeconds) {

  public Schedule {
    if (intervalSeconds < 1) {
      throw new IllegalArgumentException("the interval must be at least 1 s");
    }
  }

  /**
   * When the block of this height ({@code u64}) is due, in seconds since 1970. A height so far out
   * that its time has no number is due at the end of time.
   */
  public long timestampOf(long height) {
    long high = Math.unsignedMultiplyHigh(intervalSeconds, height);
    long offset = intervalSeconds * height;
    if (high != 0 || offset < 0) {
      return Long.MAX_VALUE;
    }
    long timestamp = genesisTime + offset;
    return timestamp < genesisTime ? Long.MAX_VALUE : timestamp;
  }

  /** The height that is due at this time, in seconds since 1970; 0 before the genesis block. */
  public long expectedHeight(long now) {
    return now <= genesisTime ? 0 : Long.divideUnsigned(now - genesisTime, intervalSeconds);
  }
}
