package org.timecoin.consensus.round;

/**
 * The chain's judgement of a run (consensus.md section 3, "What a voter checks").
 *
 * @param valid the first list, without a clock: the same answer on every node, for ever
 * @param welcome the second list but for the clock: why members enter or leave, conflicts with
 *     approved transactions; asked of fresh proposals only
 */
public record Verdict(boolean valid, boolean welcome) {

  /** Nothing against it. */
  public static final Verdict GOOD = new Verdict(true, true);

  /** Valid, but not to be prevoted as a fresh proposal. */
  public static final Verdict UNWELCOME = new Verdict(true, false);

  /** Never to be voted for. */
  public static final Verdict INVALID = new Verdict(false, false);
}
