package org.timecoin.simulator;

import java.util.Optional;
import org.timecoin.consensus.sign.InsertRule;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteRow;

/** The rule for inserts, wrong on purpose where a mistake is planted. */
final class WrongInsertRule extends InsertRule {

  private final Bug bug;

  WrongInsertRule(Bug bug) {
    this.bug = bug;
  }

  @Override
  public StoreAnswer judge(VoteRow row, Optional<VoteRow> highest, Optional<VoteRow> same) {
    return passes(row, highest, same) ? StoreAnswer.STORED : super.judge(row, highest, same);
  }

  private boolean passes(VoteRow row, Optional<VoteRow> highest, Optional<VoteRow> same) {
    return switch (bug) {
      case INSERT_NOT_MONOTONE -> true;
      // No step is signed twice, but who starts in round 0 again fills what it had left out.
      case ROWS_ONLY_UNIQUE -> same.isEmpty();
      // Any row of a newer lease passes for a higher one.
      case ROWS_COMPARED_BY_EPOCH -> highest.filter(one -> row.epoch() > one.epoch()).isPresent();
      default -> false;
    };
  }
}
