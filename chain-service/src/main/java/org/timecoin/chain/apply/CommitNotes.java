package org.timecoin.chain.apply;

import java.util.Optional;

/**
 * What is committed in the transaction of blocks beside their rows.
 *
 * @param announcement to whom the block must be told after the commit
 * @param mark how far the log was read, when the blocks came from it
 */
public record CommitNotes(Optional<Announcement> announcement, Optional<LogMark> mark) {

  /** Nothing beside the rows. */
  public static final CommitNotes NONE = new CommitNotes(Optional.empty(), Optional.empty());

  /**
   * Tell peers of the last block.
   *
   * @param originPeer who brought it, and needs no telling
   * @param expiresAtMs after which telling is pointless, milliseconds since 1970
   */
  public record Announcement(String originPeer, long expiresAtMs) {}

  /**
   * How far a topic was read.
   *
   * @param nextOffset the first offset that is not yet done
   */
  public record LogMark(String topic, int partition, long nextOffset) {}
}
