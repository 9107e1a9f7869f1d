package org.timecoin.chain.writer;

import java.util.List;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.protocol.bytes.Hash;

/**
 * A wish to leave one branch for another.
 *
 * @param ancestor height of the last block that both have
 * @param ancestorHash of that block
 * @param branch the other one's blocks above it, in order
 */
public record SwitchRequest(long ancestor, Hash ancestorHash, List<Candidate> branch) {

  public SwitchRequest {
    branch = List.copyOf(branch);
  }
}
