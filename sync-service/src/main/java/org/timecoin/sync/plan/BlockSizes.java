package org.timecoin.sync.plan;

/** How large blocks have been of late, to guess what a request will bring. */
final class BlockSizes {

  private static final double FIRST_GUESS_BYTES = 2_048;
  private static final double NEWEST = 0.3;

  /** A request may bring this many times what is expected before it is cut short. */
  private static final int MARGIN = 4;

  /** Less is never reserved: room for a block of the largest size allowed and one that follows. */
  private static final int LEAST_BYTES = 2 << 20;

  private double bytesPerBlock = FIRST_GUESS_BYTES;

  void saw(int blocks, int bytes) {
    bytesPerBlock += NEWEST * ((double) bytes / blocks - bytesPerBlock);
  }

  /** Most blocks of a request whose answer is expected to fit. */
  int blocksWithin(int bytes) {
    return (int) Math.max(1, bytes / Math.max(1, bytesPerBlock));
  }

  /** Bytes to set aside for the answer to a request, and to cut it at. */
  int reservation(int blocks, int most) {
    double expected = bytesPerBlock * blocks * MARGIN;
    return (int) Math.min(most, Math.max(LEAST_BYTES, expected));
  }
}
