package org.timecoin.consensus.store.votes;

import java.sql.SQLException;
import java.util.Optional;
import org.timecoin.consensus.sign.InsertRule;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.consensus.sign.VoteRow;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Run;

/**
 * What happens in the transaction that stores a vote (consensus.md section 3, "Never sign twice").
 *
 * @param rule whether a row may enter
 */
record StoreTransaction(InsertRule rule) {

  /** Refuses what no vote needs, before anything is sent to the database. */
  static void requireSized(VoteIntent intent) {
    boolean runFits = intent.backing().run().filter(run -> !run.isSized()).isEmpty();
    boolean quorumFits = intent.backing().prevotes().size() <= Quorum.VOTERS_MOST;
    if (!runFits || !quorumFits) {
      throw new IllegalArgumentException(
          "a run has at most %d bytes and a quorum %d votes"
              .formatted(Run.BYTES_MOST, Quorum.VOTERS_MOST));
    }
  }

  /**
   * Locks in the order lease, key: the lease against takeovers, the key against another transaction
   * under the same lease, such as one whose connection this process believes dead.
   */
  StoreAnswer run(KeyRows keys, VoteRows votes, VoteRow row) throws SQLException {
    if (!keys.lockLease(row.epoch())) {
      return StoreAnswer.LEASE_LOST;
    }
    keys.lockKey();
    Optional<VoteRow> highest = votes.highest();
    Optional<VoteRow> same = votes.same(row.intent().statement());
    StoreAnswer answer = rule.judge(row, highest, same);
    if (!answer.maySign()) {
      return answer;
    }
    if (same.filter(row::saysSameAs).isPresent()) {
      // The commit that stored it may have been waited for by nobody: this one is.
      keys.flush();
      return answer;
    }
    return insert(votes, row, highest);
  }

  private static StoreAnswer insert(VoteRows votes, VoteRow row, Optional<VoteRow> highest)
      throws SQLException {
    long height = row.intent().statement().parent().height();
    if (highest.filter(one -> one.intent().statement().parent().height() < height).isPresent()) {
      votes.forgetRunsBelow(height);
    }
    votes.insert(row);
    return StoreAnswer.STORED;
  }
}
