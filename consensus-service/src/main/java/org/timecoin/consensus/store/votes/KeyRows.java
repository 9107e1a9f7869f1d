package org.timecoin.consensus.store.votes;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.timecoin.consensus.sign.TableIdentity;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;

/**
 * The rows of one key but its votes: which network it votes on, its lease, and what the table was.
 *
 * @param session the connection
 * @param key whose
 */
record KeyRows(Session session, PublicKey key) {

  /** Who vouches or distrusts, when it is no operator. */
  static final String VOTER = "the voter itself";

  private static final int COUNTER_BITS = 32;

  private static final String RAISE =
      """
      UPDATE consensus.vote_lease
      SET epoch = greatest(epoch + 1, ?), taken_at = clock_timestamp(),
        expires_at = clock_timestamp() + ? * interval '1 millisecond'
      WHERE public_key = ?""";

  /** Makes the key's rows; false when they are there. */
  boolean create(Hash genesis) throws SQLException {
    int made =
        session.change(
            "INSERT INTO consensus.vote_key (public_key, genesis) VALUES (?, ?)"
                + " ON CONFLICT DO NOTHING",
            key,
            genesis);
    return made == 1
        && session.change("INSERT INTO consensus.vote_lease (public_key, epoch) VALUES (?, 0)", key)
            == 1;
  }

  /** The network that the key votes on; empty when the key isn't known. */
  Optional<Hash> genesis() throws SQLException {
    return session.first(
        "SELECT genesis FROM consensus.vote_key WHERE public_key = ?",
        row -> Hash.of(row.getBytes(1)),
        key);
  }

  /** The epoch of whoever holds the lease. */
  long epoch() throws SQLException {
    return session.one(
        "SELECT epoch FROM consensus.vote_lease WHERE public_key = ?", row -> row.getLong(1), key);
  }

  /** Raises the epoch: on a timeline that it hasn't seen, to the first of that timeline. */
  OptionalLong raise(long timeline, Duration term) throws SQLException {
    return raiseBy(RAISE + " RETURNING epoch", timeline, term);
  }

  /** The same, unless the lease hasn't expired by the database's clock. */
  OptionalLong raiseExpired(long timeline, Duration term) throws SQLException {
    return raiseBy(RAISE + " AND expires_at <= clock_timestamp() RETURNING epoch", timeline, term);
  }

  private OptionalLong raiseBy(String sql, long timeline, Duration term) throws SQLException {
    long firstOfTimeline = (timeline << COUNTER_BITS) + 1;
    return session
        .first(sql, row -> OptionalLong.of(row.getLong(1)), firstOfTimeline, term.toMillis(), key)
        .orElse(OptionalLong.empty());
  }

  /** Puts off the lease's expiry; false when another holds it. */
  boolean renew(long epoch, Duration term) throws SQLException {
    return session.change(
            "UPDATE consensus.vote_lease"
                + " SET expires_at = clock_timestamp() + ? * interval '1 millisecond'"
                + " WHERE public_key = ? AND epoch = ?",
            term.toMillis(),
            key,
            epoch)
        == 1;
  }

  /**
   * Keeps the lease from being taken over until this transaction ends; false when another has it.
   * Looks at what a reload may have changed at the same time.
   */
  boolean lockLease(long epoch) throws SQLException {
    Optional<Optional<Refusal>> found =
        session.first(
            "SELECT current_setting('fsync'), current_setting('full_page_writes')"
                + " FROM consensus.vote_lease WHERE public_key = ? AND epoch = ? FOR SHARE",
            row -> ServerFacts.forgetful(row.getString(1), row.getString(2)),
            key,
            epoch);
    if (found.isPresent() && found.get().isPresent()) {
      throw new VoteTableRefused(found.get().get());
    }
    return found.isPresent();
  }

  /** Makes others that store for this key wait until this transaction ends, under any lease. */
  void lockKey() throws SQLException {
    session.one(
        "SELECT 1 FROM consensus.vote_key WHERE public_key = ? FOR NO KEY UPDATE",
        row -> row.getInt(1),
        key);
  }

  /**
   * Writes, so that the commit waits for the disk and any standby, also for what was found in the
   * table before.
   */
  void flush() throws SQLException {
    session.change("UPDATE consensus.vote_key SET flushes = flushes + 1 WHERE public_key = ?", key);
  }

  /** The last word on what the table is. */
  Recorded recorded() throws SQLException {
    return session
        .first(
            "SELECT system_id, timeline, table_oid, reason FROM consensus.vote_identity"
                + " WHERE public_key = ? ORDER BY id DESC LIMIT 1",
            row ->
                new Recorded(
                    new TableIdentity(row.getLong(1), row.getLong(2), row.getLong(3)),
                    Recorded.Word.of(row.getString(4))),
            key)
        .orElseThrow(() -> new VoteTableRefused(Refusal.KEY_UNKNOWN));
  }

  /**
   * Writes down for every later process that none may sign, and takes the lease from whoever has
   * it. What another has written before stays: it is the older reason.
   */
  void distrust(TableIdentity found, Recorded.Word word, Duration term) throws SQLException {
    raise(found.timeline(), term);
    if (recorded().distrust().isEmpty()) {
      record(found, word, VOTER);
    }
  }

  /** Writes down what the table is, or that it is none to sign with. */
  void record(TableIdentity found, Recorded.Word word, String approvedBy) throws SQLException {
    TableIdentity identity = word.names(found);
    session.change(
        "INSERT INTO consensus.vote_identity"
            + " (public_key, system_id, timeline, table_oid, reason, approved_by)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        key,
        identity.system(),
        identity.timeline(),
        identity.table(),
        word.text(),
        approvedBy);
  }
}
