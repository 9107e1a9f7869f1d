package org.timecoin.chain.lease;

/**
 * What tells a database from a copy of it. Zeros mean that it was not written down yet.
 *
 * @param system the server's system identifier
 * @param timeline of the log that it writes
 * @param table names the database within its server
 */
public record DatabaseIdentity(long system, long timeline, long table) {

  /** Not written down. */
  public static final DatabaseIdentity UNKNOWN = new DatabaseIdentity(0, 0, 0);
}
