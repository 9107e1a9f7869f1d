package org.timecoin.consensus.round;

import java.util.List;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Run;

/**
 * The run that a quorum prevoted last, which this voter proposes when it leads (the paper's
 * validValue and validRound).
 *
 * @param round of the prevotes
 * @param run the run
 * @param prevotes the quorum, in the voters' order
 */
public record ValidRun(int round, Run run, List<Endorsement> prevotes) {

  public ValidRun {
    prevotes = List.copyOf(prevotes);
  }
}
