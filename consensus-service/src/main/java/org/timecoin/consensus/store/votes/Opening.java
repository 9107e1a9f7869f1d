package org.timecoin.consensus.store.votes;

import java.sql.SQLException;
import java.util.Optional;
import org.timecoin.consensus.sign.Continuity;
import org.timecoin.consensus.sign.TableIdentity;
import org.timecoin.consensus.sign.VoteRow;
import org.timecoin.protocol.bytes.Hash;

/** What is checked on every new connection, the first one and those after a loss. */
final class Opening {

  private Opening() {}

  /** What the server is; refuses it when it must not be used. */
  static ServerFacts facts(Session session) throws SQLException {
    ServerFacts facts = ServerFacts.read(session);
    Optional<Refusal> refusal = facts.refusal();
    if (refusal.isPresent()) {
      throw new VoteTableRefused(refusal.get());
    }
    // A reload of the server's configuration doesn't change what the session has set itself.
    session.one(
        "SELECT set_config('synchronous_commit', ?, false)",
        row -> row.getString(1),
        facts.synchronousCommit());
    return facts;
  }

  /** Refuses a key that has no table here, or that votes on another network. */
  static void requireKey(KeyRows rows, Hash genesis) throws SQLException {
    Optional<Hash> known = rows.genesis();
    if (known.isEmpty()) {
      throw new VoteTableRefused(Refusal.KEY_UNKNOWN);
    }
    if (!known.get().equals(genesis)) {
      throw new VoteTableRefused(Refusal.OTHER_GENESIS);
    }
  }

  /**
   * Holds the table against what this process knows, and writes down a timeline that it lived
   * through.
   */
  static Continuity.Finding compare(
      KeyRows rows, VoteRows votes, TableIdentity found, Continuity known) throws SQLException {
    // Locked before anything is read: a takeover between that and the write below would make the
    // answer wrong.
    boolean mine = known.lease().isPresent() && rows.lockLease(known.lease().get().epoch());
    long epoch = mine ? known.lease().get().epoch() : rows.epoch();
    boolean holds = known.acknowledged().isEmpty() || holds(votes, known.acknowledged().get());
    Continuity.Finding finding = known.judge(found, rows.recorded().identity(), epoch, holds);
    if (finding == Continuity.Finding.LIVED_THROUGH) {
      rows.record(found, Recorded.Word.LIVED_THROUGH, KeyRows.VOTER);
    }
    return finding;
  }

  static boolean holds(VoteRows votes, VoteRow row) throws SQLException {
    return votes.same(row.intent().statement()).filter(row::saysSameAs).isPresent();
  }
}
