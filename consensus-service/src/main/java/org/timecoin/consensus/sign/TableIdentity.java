package org.timecoin.consensus.sign;

/**
 * What tells a vote table from a restored copy of it (consensus.md section 3, "Restored and
 * doubled").
 *
 * @param system the database's system identifier
 * @param timeline its timeline
 * @param table the vote table's oid
 */
public record TableIdentity(long system, long timeline, long table) {

  /** No table is found to be this. */
  public static final TableIdentity NONE = new TableIdentity(0, 0, 0);

  /**
   * Whether a voter may go on after finding this where it remembers that.
   *
   * @param remembered what stood beside the rows
   * @param livedThrough whether this process ran while the timeline changed and finds its last
   *     acknowledged row
   */
  public boolean mayGoOn(TableIdentity remembered, boolean livedThrough) {
    boolean sameTable = system == remembered.system && table == remembered.table;
    return sameTable && (timeline == remembered.timeline || livedThrough);
  }
}
