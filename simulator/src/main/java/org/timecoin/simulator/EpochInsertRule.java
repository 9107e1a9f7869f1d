package org.timecoin.simulator;

import java.util.Optional;
import org.timecoin.consensus.sign.InsertRule;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteRow;

/** Wrong on purpose: any row of a newer lease passes for a higher one. */
final class EpochInsertRule extends InsertRule {

  @Override
  public StoreAnswer judge(VoteRow row, Optional<VoteRow> highest, Optional<VoteRow> same) {
    boolean newer = highest.filter(one -> row.epoch() > one.epoch()).isPresent();
    return newer ? StoreAnswer.STORED : super.judge(row, highest, same);
  }
}
