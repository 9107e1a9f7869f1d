package org.timecoin.consensus.store.votes;

/**
 * Why a vote table is not used for signing, each with its remedy in a sentence. The names are
 * stable: they are metric labels and stand in docs/operating.md.
 */
public enum Refusal {
  /** Commits would not reach the disk. */
  FSYNC_OFF("fsync is off: set fsync = on in the server's configuration and reload it"),
  /** Commits would be answered before they reach the disk. */
  SYNCHRONOUS_COMMIT_OFF(
      "synchronous_commit is neither on nor remote_apply: set it to on for this role and database"),
  /** A power cut could tear a page of the table. */
  FULL_PAGE_WRITES_OFF(
      "full_page_writes is off: set full_page_writes = on in the server's configuration and reload it"),
  /** The server follows another one. */
  STANDBY("the server is a standby and takes no writes: connect to the primary"),
  /** The session isn't ours alone. */
  POOLED("the connection goes through a pooler: connect to the server itself"),
  /** There are no tables. */
  NOT_MIGRATED(
      "there are no vote tables in this database: migrate it, or connect to the right one"),
  /** What keeps rows from being lost or repeated was taken away. */
  GUARD_MISSING(
      "the vote table is unlogged or its triggers are missing or disabled:"
          + " restore the table as the migrations make it"),
  /** The key was not made together with this table. */
  KEY_UNKNOWN(
      "the key has no vote table in this database: connect to the one it was made with,"
          + " or retire the key and make a new one"),
  /** A key can't be made twice. */
  KEY_EXISTS("the key has a vote table in this database already: use it, or make a new key"),
  /** The key belongs to another network. */
  OTHER_GENESIS("the key votes on a network with another genesis: make a key for this network");

  private final String remedy;

  Refusal(String remedy) {
    this.remedy = remedy;
  }

  /** What is wrong and what to do, one sentence without its full stop. */
  public String remedy() {
    return remedy;
  }
}
