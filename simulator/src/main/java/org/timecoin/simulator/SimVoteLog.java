package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.timecoin.consensus.sign.InsertRule;
import org.timecoin.consensus.sign.Lease;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.TableIdentity;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.consensus.sign.VoteLog;
import org.timecoin.consensus.sign.VoteRow;
import org.timecoin.consensus.vote.Statement;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;

/**
 * The vote table of one key in memory. A store is a transaction: committed whole at one moment, or
 * never. It outlives the processes that write to it.
 */
class SimVoteLog implements VoteLog {

  private final PublicKey key;
  private final Hash genesis;
  private final InsertRule rule;
  private final List<VoteRow> rows = new ArrayList<>();
  private long epoch;
  private long timeline;

  SimVoteLog(PublicKey key, Hash genesis, InsertRule rule) {
    this.key = key;
    this.genesis = genesis;
    this.rule = rule;
  }

  @Override
  public Lease takeOver() {
    epoch++;
    return new Lease(epoch);
  }

  @Override
  public StoreAnswer store(VoteIntent intent, Lease lease) {
    StoreAnswer answer = judge(intent, lease);
    if (answer.maySign()) {
      insert(intent, lease);
    }
    return answer;
  }

  /** What a transaction that sees the table as it is now would answer. */
  StoreAnswer judge(VoteIntent intent, Lease lease) {
    if (lease.epoch() != epoch) {
      return StoreAnswer.LEASE_LOST;
    }
    return rule.judge(row(intent, lease), highest(), same(intent.statement()));
  }

  /** Adds the row unless it is there, in order. */
  void insert(VoteIntent intent, Lease lease) {
    if (same(intent.statement()).isEmpty()) {
      rows.add(row(intent, lease));
      rows.sort(VoteRow.ORDER);
    }
  }

  private VoteRow row(VoteIntent intent, Lease lease) {
    return new VoteRow(key, genesis, intent, lease.epoch());
  }

  private Optional<VoteRow> highest() {
    return rows.stream().max(VoteRow.ORDER);
  }

  private Optional<VoteRow> same(Statement wanted) {
    return rows.stream()
        .filter(row -> row.intent().statement().parent().height() == wanted.parent().height())
        .filter(row -> row.intent().statement().position().equals(wanted.position()))
        .findFirst();
  }

  @Override
  public List<VoteRow> highestInstance() {
    long height =
        rows.stream()
            .map(row -> row.intent().statement().parent().height())
            .max(Comparator.naturalOrder())
            .orElse(0L);
    return rows.stream()
        .filter(row -> row.intent().statement().parent().height() == height)
        .toList();
  }

  @Override
  public boolean holds(VoteIntent intent) {
    return same(intent.statement())
        .filter(row -> row.intent().statement().equals(intent.statement()))
        .isPresent();
  }

  @Override
  public TableIdentity identity() {
    return new TableIdentity(1, timeline, 1);
  }

  /** An older copy takes the table's place: its last rows never were. */
  void restore(int rowsLost) {
    timeline++;
    rows.subList(Math.max(0, rows.size() - rowsLost), rows.size()).clear();
  }

  /** Forgets everything. */
  void clear() {
    rows.clear();
  }
}
