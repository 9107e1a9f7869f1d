package org.timecoin.sync.decide;

/** What to do about the distance to the expected height, with the reason in one sentence. */
public sealed interface Decision {

  /** Why, for the log and the status page. */
  String reason();

  /**
   * A usable peer has blocks that we lack: download them.
   *
   * @param target the height to go to
   */
  record Sync(long target, String reason) implements Decision {}

  /**
   * The network as a whole is behind and agrees on where it stands. Nothing here makes blocks, so
   * this is shown as waiting.
   *
   * @param missing blocks that are due
   */
  record CatchUpDue(long missing, String reason) implements Decision {}

  /** Behind, and nobody usable is ahead. */
  record Waiting(String reason) implements Decision {}

  /** At the height that the clock expects. */
  record Steady(String reason) implements Decision {}

  /** Whether only the sentence differs: such a change is no news for the log. */
  default boolean sameCourse(Decision other) {
    return getClass() == other.getClass();
  }
}
