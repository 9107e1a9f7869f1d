package org.timecoin.sync.decide;

/**
 * The numbers of consensus.md section 1.
 *
 * @param catchUpFrom how many blocks must be missing before a network makes them up
 * @param togetherWithin heights this near to ours count as standing with us
 * @param answerAgeMs answers to a height query older than this don't count, milliseconds
 * @param undeliveredMost ranges a peer may fail to deliver before its claim stops counting
 */
public record DecisionRules(
    int catchUpFrom, int togetherWithin, long answerAgeMs, int undeliveredMost) {

  /** The design's numbers. */
  public static final DecisionRules STANDARD = new DecisionRules(3, 2, 30_000, 2);
}
