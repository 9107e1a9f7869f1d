package org.timecoin.chain.writer;

import java.util.List;
import org.timecoin.protocol.bytes.Hash;

/**
 * A wish to leave one branch for another.
 *
 * @param ancestor height of the last block that both have
 * @param ancestorHash of that block
 * @param branch the other one's blocks above it, in order, in binary form
 * @param now the time their timestamps are judged by, seconds since 1970
 */
public record SwitchRequest(long ancestor, Hash ancestorHash, List<byte[]> branch, long now) {

  public SwitchRequest {
    branch = List.copyOf(branch);
  }
}
