package org.timecoin.consensus.sign;

import java.util.Optional;

/**
 * What this process knows of the table, to hold against what it finds after every connect
 * (consensus.md section 3, "Restored and doubled").
 *
 * @param identity of the table it used last; empty before the first connection
 * @param lease the last that it took
 * @param acknowledged the highest row that it was told is stored
 */
public record Continuity(
    Optional<TableIdentity> identity, Optional<Lease> lease, Optional<VoteRow> acknowledged) {

  /** Nothing yet. */
  public static final Continuity NONE =
      new Continuity(Optional.empty(), Optional.empty(), Optional.empty());

  /** What a connection finds. */
  public enum Finding {
    /** The table is the one it was. */
    SAME,
    /** It is the same table on a new timeline, with all that this process knows of. */
    LIVED_THROUGH,
    /**
     * It is another than the recorded one, and this process can't say whether it is a copy: so does
     * every other process find it, until one that may, or an operator, vouches for it.
     */
    UNVOUCHED,
    /**
     * What this process knows of is not there: it is a restored copy. Others may not see that, so
     * it is written down for them.
     */
    LOST
  }

  /**
   * Compares.
   *
   * @param found the table's identity now
   * @param recorded the one that stands beside the rows
   * @param epoch of the lease row
   * @param holdsAcknowledged whether the acknowledged row, if any, is there
   */
  public Finding judge(
      TableIdentity found, TableIdentity recorded, long epoch, boolean holdsAcknowledged) {
    // Even with the same identity: a storage snapshot changes none of it, an old primary that came
    // back is behind what we saw.
    boolean lost =
        !holdsAcknowledged
            || lease.filter(mine -> epoch < mine.epoch()).isPresent()
            || identity.filter(last -> found.timeline() < last.timeline()).isPresent();
    boolean livedThrough = lease.filter(mine -> epoch == mine.epoch()).isPresent();
    if (lost) {
      return Finding.LOST;
    }
    if (!found.mayGoOn(recorded, livedThrough)) {
      return Finding.UNVOUCHED;
    }
    return found.equals(recorded) ? Finding.SAME : Finding.LIVED_THROUGH;
  }

  /** It uses this table now. */
  public Continuity on(TableIdentity table) {
    return new Continuity(Optional.of(table), lease, acknowledged);
  }

  /** It has taken the lease. */
  public Continuity with(Lease taken) {
    return new Continuity(identity, Optional.of(taken), acknowledged);
  }

  /** It was told that a row is stored. A repeat of an older one doesn't lower what is known. */
  public Continuity with(VoteRow stored) {
    boolean higher = acknowledged.filter(one -> VoteRow.ORDER.compare(one, stored) >= 0).isEmpty();
    return higher ? new Continuity(identity, lease, Optional.of(stored)) : this;
  }
}
