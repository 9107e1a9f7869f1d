package org.timecoin.chain.writer;

import java.util.List;
import org.timecoin.chain.apply.CommitNotes;

/**
 * Blocks to apply.
 *
 * @param blocks binary forms, in order, each meant to stand on the one before; not to be changed
 * @param now the time their timestamps are judged by, seconds since 1970
 * @param origin who brought them, for the log
 * @param notes committed with the last of them
 */
public record ApplyRequest(List<byte[]> blocks, long now, String origin, CommitNotes notes) {

  /** Refuses nothing to apply. */
  public ApplyRequest {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("no blocks to apply");
    }
  }

  /** Of all blocks. */
  public int bytes() {
    return blocks.stream().mapToInt(block -> block.length).sum();
  }
}
