package org.timecoin.quality.ratchet;

/**
 * One breach of a style rule.
 *
 * @param rule the rule's name, as exceptions spell it
 * @param place a file from the root, and after {@code #} a member of it
 * @param amount how much: lines for lengths, otherwise 1
 * @param message what is wrong and what to do instead
 */
public record Violation(String rule, String place, int amount, String message) {

  /** A breach that is counted, not measured. */
  public static Violation once(String rule, String place, String message) {
    return new Violation(rule, place, 1, message);
  }
}
