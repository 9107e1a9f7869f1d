package org.timecoin.consensus.sign;

import java.util.List;

/**
 * Where votes are stored before they are signed: a port. An implementation inserts in one
 * transaction that holds the lease row, asks {@link InsertRule}, and commits synchronously
 * (consensus.md section 3, "Never sign twice").
 *
 * <p>Any method may throw {@link VoteLogUnavailable} (nothing may be sent; it may be asked again)
 * or {@link VoteLogStopped} (the voter observes).
 */
public interface VoteLog {

  /**
   * Takes the lease: raises the epoch and commits that before anything is read. Whoever held it
   * before can insert nothing more.
   */
  Lease takeOver();

  /** Stores what is to be signed, or says why not. */
  StoreAnswer store(VoteIntent intent, Lease lease);

  /** The rows of the highest parent height that has any, lowest position first. */
  List<VoteRow> highestInstance();

  /** Whether exactly this was stored: a valid vote of ours that wasn't means a doubled key. */
  boolean holds(VoteIntent intent);

  /**
   * Writes down that no process may sign with this key, and raises the lease's epoch in the same
   * transaction: every later process observes too, until an operator confirms. Told twice, it is
   * written once. The log itself does so when it finds that it is a restored copy; of a doubled key
   * it must be told.
   *
   * @param reason what a voter is that must not sign: restored or doubled
   */
  void distrust(Standing.Reason reason);

  /** What the table is, to know a restored copy by. */
  TableIdentity identity();
}
