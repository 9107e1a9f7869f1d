package org.timecoin.consensus.store.votes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.PGConnection;
import org.timecoin.consensus.sign.TableIdentity;

/**
 * What a fresh connection finds: whether commits are durable, and which table this is.
 *
 * @param pooled whether the server's process is another than the one that greeted us
 * @param fsync the setting
 * @param synchronousCommit the setting, as this session has it
 * @param fullPageWrites the setting
 * @param standby whether the server is in recovery
 * @param guarded whether the table is logged and its triggers are at work
 * @param identity what tells the table from a restored copy; zeros where there is none
 */
record ServerFacts(
    boolean pooled,
    String fsync,
    String synchronousCommit,
    String fullPageWrites,
    boolean standby,
    boolean guarded,
    TableIdentity identity) {

  private static final Set<String> SYNCHRONOUS = Set.of("on", "remote_apply");
  private static final int TABLES = 5;
  private static final int TRIGGERS = 5;

  /**
   * The timeline is that of the log being written: the control file's may lag after a promotion.
   */
  private static final String SQL =
      """
      WITH tables AS (
        SELECT c.oid, c.relpersistence FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'consensus'
          AND c.relname IN ('vote', 'vote_key', 'vote_lease', 'vote_identity', 'vote_run'))
      SELECT pg_backend_pid(), current_setting('fsync'), current_setting('synchronous_commit'),
        current_setting('full_page_writes'), pg_is_in_recovery(),
        (SELECT count(*) FROM tables WHERE relpersistence = 'p'),
        (SELECT count(*) FROM pg_trigger t JOIN tables ON tables.oid = t.tgrelid
          WHERE t.tgname IN ('rises', 'stays', 'stays_whole') AND t.tgenabled IN ('O', 'A')),
        (SELECT system_identifier FROM pg_control_system()),
        CASE WHEN pg_is_in_recovery() THEN '0'
          ELSE substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8) END,
        coalesce(to_regclass('consensus.vote')::oid::bigint, 0),
        (SELECT oid::bigint FROM pg_database WHERE datname = current_database())
      """;

  static ServerFacts read(Session session) throws SQLException {
    return session.one(
        SQL, row -> facts(row, session.connection().unwrap(PGConnection.class).getBackendPID()));
  }

  private static ServerFacts facts(ResultSet row, int greetedBy) throws SQLException {
    return new ServerFacts(
        row.getInt(1) != greetedBy,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        row.getInt(6) == TABLES && row.getInt(7) == TRIGGERS,
        new TableIdentity(row.getLong(8), Long.parseLong(row.getString(9), 16), table(row)));
  }

  /** With the database's oid above the table's: a copy of a database keeps the oids inside. */
  private static long table(ResultSet row) throws SQLException {
    long table = row.getLong(10);
    return table == 0 ? 0 : row.getLong(11) << Integer.SIZE | table;
  }

  /** The first rule that is broken. */
  Optional<Refusal> refusal() {
    if (pooled) {
      return Optional.of(Refusal.POOLED);
    }
    if (standby) {
      return Optional.of(Refusal.STANDBY);
    }
    Optional<Refusal> forgetful = forgetful(fsync, fullPageWrites);
    if (forgetful.isPresent()) {
      return forgetful;
    }
    if (!SYNCHRONOUS.contains(synchronousCommit)) {
      return Optional.of(Refusal.SYNCHRONOUS_COMMIT_OFF);
    }
    if (identity.table() == 0) {
      return Optional.of(Refusal.NOT_MIGRATED);
    }
    return guarded ? Optional.empty() : Optional.of(Refusal.GUARD_MISSING);
  }

  /** The same for what a reload may change while a session lasts. */
  static Optional<Refusal> forgetful(String fsync, String fullPageWrites) {
    if (!fsync.equals("on")) {
      return Optional.of(Refusal.FSYNC_OFF);
    }
    return fullPageWrites.equals("on")
        ? Optional.empty()
        : Optional.of(Refusal.FULL_PAGE_WRITES_OFF);
  }
}
