package org.timecoin.chain.verify;

import java.util.ArrayList;
import java.util.List;

/** Collects what is found: the first of it, and how much there is of it. */
public final class Findings {

  /** So many are kept; the rest is only counted. */
  public static final int KEPT_MAX = 100;

  private final List<Finding> kept = new ArrayList<>();
  private long count;

  /** Notes one. */
  public void add(Finding finding) {
    count++;
    if (kept.size() < KEPT_MAX) {
      kept.add(finding);
    }
  }

  /** Notes that there are so many more of a kind that was noted. */
  public void more(long further) {
    count += further;
  }

  /** The first of them. */
  public List<Finding> kept() {
    return List.copyOf(kept);
  }

  /** All of them. */
  public long count() {
    return count;
  }
}
