package org.timecoin.chain.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.timecoin.chain.lease.Continuity;
import org.timecoin.chain.lease.DatabaseIdentity;
import org.timecoin.chain.lease.Epoch;
import org.timecoin.chain.lease.Holder;
import org.timecoin.chain.lease.LeaseStore;
import org.timecoin.chain.lease.Position;
import org.timecoin.chain.lease.Sight;
import org.timecoin.chain.lease.Taking;
import org.timecoin.chain.lease.Term;

/**
 * The lease as a row (V6__lease.sql), by the database's clock. On a connection of its own: it must
 * not wait behind anything that the writer does. Waits, so never on an event loop; one thread.
 */
public final class PgLease implements LeaseStore {

  private static final String LOOK =
      """
      SELECT chain.is_free(l) AS free, l.holder, l.name, l.grpc_address, l.rpc_address
      FROM chain.lease l
      """;

  /**
   * Changes the key, so it waits for every transaction that has locked the row by the fence.
   * Whoever takes what is its own already didn't hear that it has it.
   */
  private static final String TAKE =
      """
      UPDATE chain.lease l SET epoch = (chain.timeline() << 32) + (l.epoch & 4294967295) + 1,
        holder = ?, name = ?, grpc_address = ?, rpc_address = ?, taken_at = clock_timestamp(),
        renewed_at = clock_timestamp(),
        expires_at = clock_timestamp() + ? * interval '1 millisecond'
      WHERE chain.is_free(l) OR l.holder = ? RETURNING l.epoch
      """;

  private static final String RENEW =
      """
      UPDATE chain.lease SET renewed_at = clock_timestamp(),
        expires_at = clock_timestamp() + ? * interval '1 millisecond'
      WHERE epoch = ? AND holder = ? AND epoch >> 32 = chain.timeline()
      """;

  private static final String RELEASE =
      """
      UPDATE chain.lease SET renewed_at = clock_timestamp(), expires_at = clock_timestamp()
      WHERE epoch = ? AND holder = ?
      """;

  private static final String COMPARE =
      """
      SELECT m.system_id, m.timeline, m.table_id, i.system_id, i.timeline, i.table_id,
        m.incarnation, t.event_seq
      FROM chain.meta m, chain.tip t, chain.identity() i
      """;

  private static final String RECORD =
      """
      UPDATE chain.meta m
      SET system_id = i.system_id, timeline = i.timeline, table_id = i.table_id
      FROM chain.identity() i
      """;

  private static final String RENAME = "UPDATE chain.meta SET incarnation = ?";

  private static final String READ_ONLY = "25006";

  private final LeaseAccess access;
  private final Duration term;
  private final LeaseConnection connection;

  /**
   * A lease that lasts for a term without being renewed.
   *
   * @param silent what to do when a server that answered before doesn't any more
   */
  public PgLease(LeaseAccess access, Duration term, Runnable silent) {
    this.access = access;
    this.term = term;
    this.connection = new LeaseConnection(access, silent);
  }

  @Override
  public Sight look() {
    return ask("look at the lease", this::lookNow);
  }

  private Sight lookNow() throws SQLException {
    return connection.first(LOOK, PgLease::sight).orElseThrow();
  }

  private static Sight sight(ResultSet row) throws SQLException {
    return row.getBoolean(1)
        ? new Sight.Free()
        : new Sight.Held(
            new Holder(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
  }

  @Override
  public Taking take(Holder holder, Optional<Position> seen) {
    return ask(
        "take the lease",
        () -> {
          Optional<Epoch> epoch =
              connection.first(
                  TAKE,
                  row -> new Epoch(row.getLong(1)),
                  holder.id(),
                  holder.name(),
                  holder.grpcAddress(),
                  holder.rpcAddress(),
                  term.toMillis(),
                  holder.id());
          return epoch.isEmpty()
              ? new Taking.Refused(lookNow())
              : new Taking.Taken(new Term(epoch.get(), holder.id()), compare(seen));
        });
  }

  /** An empty database is nobody's copy. */
  private Continuity compare(Optional<Position> seen) throws SQLException {
    Continuity continuity =
        connection.first(COMPARE, row -> judge(row, seen)).orElse(Continuity.SAME);
    if (continuity != Continuity.SAME) {
      connection.change(RECORD);
    }
    if (continuity.isCopy()) {
      connection.change(RENAME, UUID.randomUUID().toString());
    }
    return continuity;
  }

  private static Continuity judge(ResultSet row, Optional<Position> seen) throws SQLException {
    return Continuity.judge(
        new DatabaseIdentity(row.getLong(1), row.getLong(2), row.getLong(3)),
        new DatabaseIdentity(row.getLong(4), row.getLong(5), row.getLong(6)),
        new Position(row.getString(7), row.getLong(8)),
        seen);
  }

  @Override
  public boolean renew(Term mine) {
    return ask(
        "renew the lease",
        () -> connection.change(RENEW, term.toMillis(), mine.epoch().value(), mine.holder()) == 1);
  }

  @Override
  public void release(Term mine) {
    ask(
        "give the lease back",
        () -> connection.change(RELEASE, mine.epoch().value(), mine.holder()));
  }

  private <T> T ask(String what, LeaseConnection.Work<T> work) {
    try {
      return connection.transaction(work);
    } catch (SQLException e) {
      if (READ_ONLY.equals(e.getSQLState())) {
        throw new ReadOnly(
            ("cannot %s at %s: it is a standby, or read-only; let timenode.chain.lease.jdbc-url"
                    + " (by default quarkus.datasource.jdbc.url) name the primary (to several hosts"
                    + " add targetServerType=primary), or promote it")
                .formatted(what, access),
            e);
      }
      throw new Unreachable("cannot %s at %s: %s".formatted(what, access, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    connection.abandon();
  }
}
