package org.timecoin.sync.plan;

/**
 * Heights first to last, both inclusive.
 *
 * @param first at least 1
 * @param last at least {@code first}
 */
public record Range(long first, long last) {

  /** Refuses a range that holds no block. */
  public Range {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("no range: " + first + " to " + last);
    }
  }

  /** How many blocks it holds. */
  public int size() {
    return Math.toIntExact(last - first + 1);
  }

  /** The part up to and including a height inside the range. */
  Range upTo(long height) {
    return new Range(first, height);
  }

  /** The part behind a height inside the range. */
  Range after(long height) {
    return new Range(height + 1, last);
  }

  @Override
  public String toString() {
    return first == last ? "block " + first : "blocks " + first + "–" + last;
  }
}
