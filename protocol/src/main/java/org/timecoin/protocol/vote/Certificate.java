package org.timecoin.protocol.vote;

import java.util.List;
import org.timecoin.protocol.bytes.Hash;

/**
 * Proof that a run is final: a quorum's precommits of one round (consensus.md section 3, "Votes").
 * Several certificates for one value are normal.
 *
 * @param parent the instance
 * @param lastHeight height of the run's last block; not signed, so it is the run that decides
 * @param value that block's hash
 * @param round in which the precommits were given
 * @param precommits sorted by address, voters distinct
 */
public record Certificate(
    Parent parent, long lastHeight, Hash value, int round, List<Endorsement> precommits) {

  public Certificate {
    precommits = List.copyOf(precommits);
  }

  /** The same with the height that its run really ends at: nobody signs the last height. */
  public Certificate endingAt(long height) {
    return height == lastHeight ? this : new Certificate(parent, height, value, round, precommits);
  }

  /** What each of the quorum signed. */
  public Statement statement() {
    return Statement.vote(parent, round, VoteStep.PRECOMMIT, value);
  }
}
