package org.timecoin.sync.plan;

/**
 * How long the planner waits, all in milliseconds.
 *
 * @param patienceFirst an unanswered request goes to another peer too after this; it doubles with
 *     each silence and halves with each answer
 * @param patienceMost the longest such wait
 * @param silence a peer silent for this long has failed the request
 * @param retryFirst the first bound of the random wait before a range is asked again
 * @param retryMost the highest bound of that wait
 * @param exclusionFirst a peer that failed two ranges is not asked for this long; it doubles
 * @param exclusionMost the longest exclusion, and the one of a peer proven wrong
 */
public record PlanTimes(
    int patienceFirst,
    int patienceMost,
    int silence,
    int retryFirst,
    int retryMost,
    int exclusionFirst,
    int exclusionMost) {

  /** The design's numbers (consensus.md section 2), the rest from trials. */
  public static final PlanTimes STANDARD =
      new PlanTimes(2_000, 10_000, 10_000, 250, 10_000, 15_000, 600_000);
}
