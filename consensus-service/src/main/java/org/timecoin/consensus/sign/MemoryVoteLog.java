package org.timecoin.consensus.sign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.Statement;

/**
 * The vote table of one key in memory, for simulation: commits survive the processes that make
 * them, and a store is committed whole at one moment, or never. It can also be cut in the halves of
 * that transaction, fail over to a standby, be replaced by an older copy, and go back to a
 * snapshot. Not for several threads.
 */
public final class MemoryVoteLog implements VoteLog {

  private final PublicKey key;
  private final Hash genesis;
  private final InsertRule rule;
  private final List<VoteRow> rows = new ArrayList<>();
  private long epoch;
  private long timeline;
  private int starts;
  private boolean lossy;
  private Optional<Standing.Reason> distrusted = Optional.empty();
  private TableIdentity remembered = identity();

  /** An empty table. */
  public MemoryVoteLog(PublicKey key, Hash genesis, InsertRule rule) {
    this.key = key;
    this.genesis = genesis;
    this.rule = rule;
  }

  @Override
  public Lease takeOver() {
    if (distrusted.isPresent()) {
      throw new VoteLogStopped(distrusted.get(), "nothing is signed until an operator confirms");
    }
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
  public StoreAnswer judge(VoteIntent intent, Lease lease) {
    if (lease.epoch() != epoch) {
      return StoreAnswer.LEASE_LOST;
    }
    return rule.judge(row(intent, lease), highest(), same(intent.statement()));
  }

  /** Adds the row unless it is there, in order. */
  public void insert(VoteIntent intent, Lease lease) {
    if (same(intent.statement()).isEmpty()) {
      rows.add(row(intent, lease));
      rows.sort(VoteRow.ORDER);
    }
  }

  private VoteRow row(VoteIntent intent, Lease lease) {
    return new VoteRow(key, genesis, intent, lease.epoch());
  }

  /** Rows are kept in order. */
  private Optional<VoteRow> highest() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast());
  }

  /** The row for the same height, round and step. */
  public Optional<VoteRow> same(Statement wanted) {
    for (VoteRow row : rows.reversed()) {
      Statement said = row.intent().statement();
      if (said.parent().height() == wanted.parent().height()
          && said.round() == wanted.round()
          && said.step() == wanted.step()) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  @Override
  public List<VoteRow> highestInstance() {
    int from = rows.size();
    while (from > 0 && height(rows.get(from - 1)) == height(rows.getLast())) {
      from--;
    }
    return List.copyOf(rows.subList(from, rows.size()));
  }

  private static long height(VoteRow row) {
    return row.intent().statement().parent().height();
  }

  @Override
  public boolean holds(VoteIntent intent) {
    return same(intent.statement())
        .filter(row -> row.intent().statement().equals(intent.statement()))
        .filter(row -> row.intent().voterSet().equals(intent.voterSet()))
        .isPresent();
  }

  @Override
  public TableIdentity identity() {
    return new TableIdentity(1, timeline, 1);
  }

  @Override
  public void distrust(Standing.Reason reason) {
    epoch++;
    distrusted = distrusted.or(() -> Optional.of(reason));
  }

  /** Why nobody may sign, as somebody has written down. */
  public Optional<Standing.Reason> distrusted() {
    return distrusted;
  }

  /** The same, or what a process finds that knows of nothing. */
  public Optional<Standing.Reason> standing() {
    boolean same = identity().mayGoOn(remembered, false);
    return distrusted.or(() -> same ? Optional.empty() : Optional.of(Standing.Reason.RESTORED));
  }

  /** The epoch of whoever holds the lease. */
  public long epoch() {
    return epoch;
  }

  /** How often the server was started: connections from before are gone. */
  public int starts() {
    return starts;
  }

  /**
   * What stands beside the rows, of the last time that somebody was sure of them, if he still is.
   */
  public TableIdentity remembered() {
    return distrusted.isPresent() ? TableIdentity.NONE : remembered;
  }

  /** An operator is sure that the key may sign again; whoever held the lease loses it. */
  public void confirm() {
    epoch++;
    distrusted = Optional.empty();
    remembered = identity();
  }

  /** Whoever holds the lease is sure that these are its rows; others cannot say so. */
  public void remember(Lease lease) {
    if (lease.epoch() == epoch) {
      remembered = identity();
    }
  }

  /** A standby that has all that was acknowledged takes over: a new timeline. */
  public void failOver() {
    timeline++;
    starts++;
  }

  /** An older copy takes the table's place: its last rows never were. */
  public void restore(int rowsLost) {
    long before = epoch;
    putBack(rowsLost);
    // On a new timeline no epoch comes twice.
    epoch = before;
    timeline++;
  }

  /**
   * A storage snapshot takes the table's place, whose identity is the same: its last rows never
   * were, nor what was written down or taken over after them.
   */
  public void putBack(int rowsLost) {
    starts++;
    int kept = Math.max(0, rows.size() - rowsLost);
    lossy |= kept < rows.size();
    rows.subList(kept, rows.size()).clear();
    epoch = highest().map(VoteRow::epoch).orElse(0L);
    distrusted = Optional.empty();
  }

  /** Whether rows are missing, so that no operator may confirm it. */
  public boolean isLossy() {
    return lossy;
  }

  /** Forgets everything. */
  public void clear() {
    rows.clear();
  }
}
