package org.timecoin.chain.verify;

/** Stored blocks, a page at a time. Waits for every answer. */
public interface BlockSource {

  /** Blocks from a height on: as many as a page holds, and none beyond the last. */
  StoredPage page(long first, long last);
}
