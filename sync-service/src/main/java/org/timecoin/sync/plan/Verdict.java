package org.timecoin.sync.plan;

/** What the chain made of a range. */
public sealed interface Verdict {

  /** Every block of the range is committed, now or before. */
  record Applied(Tip tip) implements Verdict {}

  /**
   * A block breaks a rule; those before it are committed.
   *
   * @param height of the block
   * @param rule its stable name
   */
  record Rejected(Tip tip, long height, String rule, String detail) implements Verdict {}

  /** The first block names a parent that is not ours. */
  record MissingParent(Tip tip) implements Verdict {}

  /** Nothing was decided: ask again later. */
  record Unavailable(String reason) implements Verdict {}
}
