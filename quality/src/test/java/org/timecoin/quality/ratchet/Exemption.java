package org.timecoin.quality.ratchet;

import java.util.List;

/**
 * A breach that is allowed for a reason.
 *
 * @param amount the most that is allowed, counted as {@link Violation#amount()} summed over a place
 * @param reason why, for whoever wants to remove it
 */
public record Exemption(String rule, String place, int amount, String reason) {

  /**
   * Reads lines of {@code rule | place | amount | reason}; blank lines and those that begin with
   * {@code #} say nothing.
   *
   * @throws IllegalArgumentException for a line of another form or without a reason
   */
  public static List<Exemption> parse(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Exemption::parseLine)
        .toList();
  }

  private static Exemption parseLine(String line) {
    String[] parts = line.split("\\s*\\|\\s*", -1);
    if (parts.length != 4 || parts[3].isBlank() || !parts[2].matches("[1-9][0-9]*")) {
      throw new IllegalArgumentException("not `rule | place | amount | reason`: " + line);
    }
    return new Exemption(parts[0], parts[1], Integer.parseInt(parts[2]), parts[3]);
  }
}
