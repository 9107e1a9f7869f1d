package org.timecoin.contracts.kafka;

import java.util.Map;

/** Where a reader begins. */
public sealed interface StartAt {

  /** With the oldest record that is kept. */
  record Earliest() implements StartAt {}

  /** After the newest record there is now. */
  record End() implements StartAt {}

  /**
   * With the given offset of each partition; a partition that is not named, or whose offset is no
   * longer kept, begins with its oldest record.
   */
  record Offsets(Map<Integer, Long> next) implements StartAt {
    public Offsets {
      next = Map.copyOf(next);
    }
  }

  /** With the oldest record that is kept. */
  static StartAt earliest() {
    return new Earliest();
  }

  /** After the newest record there is now. */
  static StartAt end() {
    return new End();
  }

  /** With the given next offset of each partition. */
  static StartAt offsets(Map<Integer, Long> next) {
    return new Offsets(next);
  }
}
