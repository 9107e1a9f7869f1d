package org.timecoin.consensus.round;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.vote.Checkpoint;
import org.timecoin.protocol.vote.VoteChecks;

/**
 * What an engine is given for its life.
 *
 * @param settings its times
 * @param rules its decisions
 * @param checks its verification of signatures
 * @param identity its key; empty for a node that only follows
 * @param checkpoints blocks that the release or the operator vouches for: below them nothing is
 *     signed
 */
public record Context(
    EngineSettings settings,
    RoundRules rules,
    VoteChecks checks,
    Optional<Identity> identity,
    List<Checkpoint> checkpoints) {

  public Context {
    checkpoints = List.copyOf(checkpoints);
  }
}
