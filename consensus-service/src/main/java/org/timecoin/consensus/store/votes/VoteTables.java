package org.timecoin.consensus.store.votes;

import java.sql.SQLException;
import java.util.random.RandomGenerator;
import org.timecoin.consensus.sign.InsertRule;
import org.timecoin.consensus.sign.TableIdentity;
import org.timecoin.consensus.sign.VoteLogUnavailable;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;

/**
 * The vote tables of a database: makes one together with its key, opens it, and takes an operator's
 * word on a restored one. Blocking. Every method throws {@link VoteTableRefused} when the database
 * must not be used, and {@link VoteLogUnavailable} when it doesn't answer in time.
 *
 * @param access the database, migrated
 * @param settings deadlines
 */
public record VoteTables(VoteTableAccess access, VoteTableSettings settings) {

  /**
   * Makes the vote table of a key. To be called when the key is made, and never again.
   *
   * @param key a new key, which has signed nothing yet
   * @param genesis of the network that it will vote on
   * @return what the table is
   */
  public TableIdentity create(PublicKey key, Hash genesis) {
    return once(
        session -> {
          TableIdentity identity = Opening.facts(session).identity();
          KeyRows rows = new KeyRows(session, key);
          if (!rows.create(genesis)) {
            throw new VoteTableRefused(Refusal.KEY_EXISTS);
          }
          rows.record(identity, Recorded.Word.CREATED, access.user());
          return identity;
        });
  }

  /**
   * Opens the vote table of a key for this process. When the table is a restored copy, or it is
   * written there that the key is doubled, the log is there but stores nothing: {@link
   * VoteTable#standing} says so.
   */
  public VoteTable open(PublicKey key, Hash genesis) {
    return open(key, genesis, new InsertRule(), RandomGenerator.getDefault());
  }

  /** The same with another rule and another source of jitter: what tests want. */
  VoteTable open(PublicKey key, Hash genesis, InsertRule rule, RandomGenerator random) {
    VoteTable table = new VoteTable(this, key, genesis, rule, random);
    table.begin();
    return table;
  }

  /**
   * An operator's word that a restored or doubled voter may sign again: no other process signs with
   * the key, and the network has decided every parent on which votes may have been lost. Takes back
   * what was written against it. Whoever holds the lease loses it; voters open the table anew.
   *
   * @param operator who says so, at most 200 characters; kept
   */
  public TableIdentity confirm(PublicKey key, Hash genesis, String operator) {
    return declare(key, genesis, Recorded.Word.CONFIRMED, operator);
  }

  /**
   * An operator's word that the table was restored in a way that can't be seen (a storage
   * snapshot): voters observe until it is confirmed.
   *
   * @param operator who says so, at most 200 characters; kept
   */
  public TableIdentity distrust(PublicKey key, Hash genesis, String operator) {
    return declare(key, genesis, Recorded.Word.DISTRUSTED, operator);
  }

  private TableIdentity declare(PublicKey key, Hash genesis, Recorded.Word word, String operator) {
    if (operator.isBlank() || operator.length() > 200) {
      throw new IllegalArgumentException("an operator's name has 1 to 200 characters");
    }
    return once(
        session -> {
          TableIdentity identity = Opening.facts(session).identity();
          KeyRows rows = new KeyRows(session, key);
          Opening.requireKey(rows, genesis);
          rows.raise(identity.timeline(), settings.leaseTerm());
          rows.record(identity, word, operator);
          return identity;
        });
  }

  private <T> T once(Session.Work<T> work) {
    try (Session session = Session.connect(access, settings, Deadline.in(settings.patience()))) {
      return session.transaction(work);
    } catch (SQLException e) {
      throw new VoteLogUnavailable(
          "The vote table at %s didn't answer, so whether it was changed is unknown: %s"
              .formatted(access, e.getMessage()),
          e);
    }
  }
}
