package org.timecoin.consensus.sign;

import java.util.Optional;

/**
 * Whether a row may enter the vote table (consensus.md section 3, "Never sign twice"). Asked inside
 * the transaction that holds the lease row.
 */
public class InsertRule {

  /**
   * The answer for one row.
   *
   * @param row what is to be inserted
   * @param highest the highest stored row of the key, whatever its epoch
   * @param same the stored row for the same parent height, round and step
   */
  public StoreAnswer judge(VoteRow row, Optional<VoteRow> highest, Optional<VoteRow> same) {
    if (same.isPresent()) {
      return same.get().saysSameAs(row) ? StoreAnswer.STORED : StoreAnswer.TAKEN;
    }
    return highest.isEmpty() || VoteRow.ORDER.compare(row, highest.get()) > 0
        ? StoreAnswer.STORED
        : StoreAnswer.NOT_RISING;
  }
}
