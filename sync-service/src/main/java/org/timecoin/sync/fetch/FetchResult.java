package org.timecoin.sync.fetch;

import org.timecoin.sync.plan.FetchFault;

/** How a request ended. */
public sealed interface FetchResult {

  /** Sound blocks came: the range asked for, or its beginning. */
  record Delivered(FetchedBlocks blocks) implements FetchResult {}

  /** Nothing usable came, and nothing is proven. */
  record Failed(FetchFault fault, String detail) implements FetchResult {}

  /**
   * What came breaks a rule by itself, so whoever sent it could have known.
   *
   * @param rule its stable name
   * @param detail one sentence with height and hash
   */
  record Violated(String rule, String detail) implements FetchResult {}
}
