package org.timecoin.simulator;

import java.util.Optional;
import org.timecoin.consensus.sign.InsertRule;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteRow;

/**
 * Wrong on purpose: a row need only be the only one of its place, not the highest. So no step can
 * be signed twice, but who starts in round 0 again fills what it had left out.
 */
final class UniqueInsertRule extends InsertRule {

  @Override
  public StoreAnswer judge(VoteRow row, Optional<VoteRow> highest, Optional<VoteRow> same) {
    return super.judge(row, Optional.empty(), same);
  }
}
