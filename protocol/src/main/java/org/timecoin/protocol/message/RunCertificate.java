package org.timecoin.protocol.message;

import java.util.List;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.run.RunParent;

/**
 * A quorum's precommits for one run (consensus.md section 3, "Votes"), unchecked.
 *
 * @param parent the instance
 * @param lastHeight height of the run's last block, {@code u64}
 * @param value that block's hash
 * @param round of the precommits, {@code u32} below 2^31
 * @param precommits at most 100, sorted by the voters' addresses
 */
public record RunCertificate(
    RunParent parent, long lastHeight, Hash value, int round, List<QuorumVote> precommits) {

  public RunCertificate {
    precommits = List.copyOf(precommits);
  }
}
