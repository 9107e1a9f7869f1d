package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.apply.ChainChange;
import org.timecoin.chain.apply.ChainChange.BlocksApplied;
import org.timecoin.chain.apply.ChainChange.BlocksUndone;
import org.timecoin.chain.apply.ChainChange.LastBlock;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.CommitNotes.Announcement;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;

/** The outbox on a real server. */
class OutboxTest {

  private static final Hash HASH = NetworkParameters.testnet().genesisHash();

  private final TestDatabase database = TestDatabase.opened(NetworkParameters.testnet());
  private final Outbox outbox =
      new Outbox(database.pool(), database.fence(), TestDatabase.PATIENCE);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aSwitchIsTwoEventsInOrderAndPeersAreToldOfWhatItEndsWith() {
    ChainChange undone = new BlocksUndone(1, 12, new LastBlock(9, Hash.ZERO));
    ChainChange applied = new BlocksApplied(2, 10, new LastBlock(13, HASH), 17, 9);
    Announcement announcement = new Announcement("10.0.0.9:24100", 5);
    append(List.of(undone, applied), new CommitNotes(Optional.of(announcement), Optional.empty()));

    List<OutboxEvent> found = oldest();
    assertThat(found).extracting(OutboxEvent::change).containsExactly(undone, applied);
    assertThat(found)
        .extracting(OutboxEvent::announcement)
        .containsExactly(Optional.empty(), Optional.of(announcement));
    outbox.forget(database.fence().term(), 1).await().atMost(TestDatabase.PATIENCE);
    assertThat(oldest()).extracting(OutboxEvent::change).containsExactly(applied);
  }

  @Test
  void aRowThatMixesKindsIsRefused() {
    assertThatThrownBy(() -> insert("'applied', 5, NULL, 1, 0, NULL")).hasMessageContaining("kind");
    assertThatThrownBy(() -> insert("'undone', 5, 5, NULL, NULL, 6")).hasMessageContaining("kind");
    assertThatThrownBy(() -> insert("'undone', 5, NULL, NULL, NULL, 5"))
        .hasMessageContaining("kind");
    assertThatThrownBy(() -> insert("'moved', 5, 5, 1, 0, NULL")).hasMessageContaining("kind");
    insert("'applied', 5, 5, 1, 0, NULL");
  }

  @Test
  void itBeginsBehindTheLastForgottenAndEndsWithTheLastCommitted() {
    assertThat(span()).isEqualTo(new OutboxSpan(0, 0));
    append(List.of(applied(1), applied(2), applied(3)), CommitNotes.NONE);
    database.execute("UPDATE chain.tip SET event_seq = 3");
    assertThat(span()).isEqualTo(new OutboxSpan(0, 3));
    outbox.forget(database.fence().term(), 2).await().atMost(TestDatabase.PATIENCE);
    assertThat(span()).isEqualTo(new OutboxSpan(2, 3));
    outbox.forget(database.fence().term(), 3).await().atMost(TestDatabase.PATIENCE);
    assertThat(span()).isEqualTo(new OutboxSpan(3, 3));
  }

  @Test
  void whatItsRowsTakeIsWhatTheDatabaseNeedsForThem() {
    database.execute(
        """
        INSERT INTO chain.outbox (seq, tip_height, tip_hash, first_height, transactions,
            announce_origin, announce_expires_at_ms)
        SELECT i, i, sha256('x'), i, 1, '203.0.113.7:24100', i FROM generate_series(1, 20000) AS i
        """);

    long bytes = oldest().getFirst().storedBytes() * 20_000L;
    long stored = database.number("SELECT pg_total_relation_size('chain.outbox')");
    assertThat(bytes).isBetween(stored * 8 / 10, stored * 12 / 10);
  }

  private void append(List<ChainChange> changes, CommitNotes notes) {
    database
        .pool()
        .withTransaction(connection -> OutboxRows.append(connection, changes, notes))
        .await()
        .atMost(TestDatabase.PATIENCE);
  }

  private void insert(String values) {
    database.execute(
        "INSERT INTO chain.outbox (seq, tip_hash, kind, tip_height, first_height, transactions,"
            + " finalized_height, from_height) VALUES (1, '\\x00', "
            + values
            + ")");
  }

  private List<OutboxEvent> oldest() {
    return outbox.oldest(10).await().atMost(TestDatabase.PATIENCE);
  }

  private OutboxSpan span() {
    return outbox.span().await().atMost(TestDatabase.PATIENCE);
  }

  private static ChainChange applied(long seq) {
    return new BlocksApplied(seq, seq, new LastBlock(seq, HASH), 1, 0);
  }
}
