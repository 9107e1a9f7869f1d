package org.timecoin.protocol.network;

import java.util.List;
import org.timecoin.protocol.bytes.Hash;

/**
 * From which block on certificates decide, and who votes first (consensus.md section 3).
 *
 * @param parentHeight the last block before it, {@code u64}
 * @param parentHash that block's hash
 * @param voters who votes on the first run
 * @param firstRound the first round that counts on that parent, {@code u32}
 */
public record Activation(long parentHeight, Hash parentHash, List<Voter> voters, int firstRound) {

  public Activation {
    voters = List.copyOf(voters);
  }
}
