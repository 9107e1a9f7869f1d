package org.timecoin.chain.lease;

import java.util.Optional;

/**
 * Whether the database is the one it was. If not, events may be missing that others have heard of,
 * and their sequences will be given away again: that must be another incarnation.
 */
public enum Continuity {
  /** The database it was. */
  SAME("it is the database it was"),
  /** Nothing to compare with. */
  FIRST_SEEN("nothing was written down of it before"),
  /** A standby became the primary, or a backup was recovered. */
  NEW_TIMELINE("its timeline is another: it was promoted, or recovered from a backup"),
  /** A dump, an upgrade, or another server altogether. */
  ANOTHER_SERVER("its server is another: it was restored from a dump, or upgraded"),
  /** Copied within its server, or from a dump into it. */
  ANOTHER_TABLE("its tables are others: it was copied or restored within its server"),
  /** A storage snapshot, which changes none of the three. */
  WENT_BACK("events are gone that this process knows of: an older state of it was put back");

  private final String sentence;

  Continuity(String sentence) {
    this.sentence = sentence;
  }

  /**
   * Compares.
   *
   * @param recorded what was written down
   * @param found what it is
   * @param stored how far the stored chain has told of itself
   * @param seen how far this process has seen it tell, if it has
   */
  public static Continuity judge(
      DatabaseIdentity recorded, DatabaseIdentity found, Position stored, Optional<Position> seen) {
    if (seen.filter(known -> known.isBeyond(stored)).isPresent()) {
      return WENT_BACK;
    }
    if (recorded.equals(DatabaseIdentity.UNKNOWN)) {
      return FIRST_SEEN;
    }
    if (recorded.system() != found.system()) {
      return ANOTHER_SERVER;
    }
    if (recorded.timeline() != found.timeline()) {
      return NEW_TIMELINE;
    }
    return recorded.table() == found.table() ? SAME : ANOTHER_TABLE;
  }

  /** Whether the chain must get another incarnation. */
  public boolean isCopy() {
    return this != SAME && this != FIRST_SEEN;
  }

  /** What was found, as half a sentence. */
  public String sentence() {
    return sentence;
  }
}
