package org.timecoin.consensus.sign;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Run;

/**
 * What is stored together with a proposal or a non-nil precommit, so that a lock survives a restart
 * with its run (consensus.md section 3, "Never sign twice").
 *
 * @param run the run; empty for prevotes and for nil
 * @param prevotes the quorum behind it; empty when there is none
 */
public record Backing(Optional<Run> run, List<Endorsement> prevotes) {

  /** Nothing. */
  public static final Backing NONE = new Backing(Optional.empty(), List.of());

  public Backing {
    prevotes = List.copyOf(prevotes);
  }

  /** A run with the prevotes behind it, if any. */
  public static Backing of(Run run, List<Endorsement> prevotes) {
    return new Backing(Optional.of(run), prevotes);
  }
}
