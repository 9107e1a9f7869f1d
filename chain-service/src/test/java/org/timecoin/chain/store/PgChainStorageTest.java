package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.apply.BatchPlan;
import org.timecoin.chain.apply.BatchPlan.AddressChanges;
import org.timecoin.chain.apply.BatchPlan.CoinChanges;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.BlockJudge;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.ChainChange.BlocksApplied;
import org.timecoin.chain.apply.ChainChange.LastBlock;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.ChainStorage.OutputCollision;
import org.timecoin.chain.apply.ChainStorage.StorageUnavailable;
import org.timecoin.chain.apply.ChainTotals;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.CommitNotes.Announcement;
import org.timecoin.chain.apply.CommitNotes.LogMark;
import org.timecoin.chain.apply.RunOutcome;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;

/** What the writer does to the rows, on a real server. */
class PgChainStorageTest {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();
  private static final Block GENESIS = TESTNET.genesis();
  private static final BlockJudge ALL_VALID = (block, parent, unspent, claims) -> Optional.empty();

  private final TestDatabase database = TestDatabase.opened(TESTNET);
  private final PgChainStorage storage = database.storage();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatABlockSpendsIsKeptForItsUndo() {
    Block first = Blocks.on(GENESIS.header());
    Transaction spend = Blocks.spend(first.transactions().getFirst().txid(), 0, 5);
    Block second = Blocks.on(first.header(), spend);
    apply(1, first, second);

    Map<OutPoint, Coin> spent = database.reader().spentBy(2).await().atMost(TestDatabase.PATIENCE);

    assertThat(spent).containsOnlyKeys(new OutPoint(first.transactions().getFirst().txid(), 0));
    assertThat(spent.values().iterator().next().createdHeight()).isEqualTo(1);
    assertThat(storage.unspent(spent.keySet())).isEmpty();
    assertThat(storage.load().totals().unspentOutputs())
        .isEqualTo(database.number("SELECT count(*) FROM chain.utxo"));
  }

  @Test
  void theTransactionIndexNamesEveryPlace() {
    Block first = Blocks.on(GENESIS.header());
    Transaction spend = Blocks.spend(first.transactions().getFirst().txid(), 0, 5);
    apply(2, first, Blocks.on(first.header(), spend));

    assertThat(
            database.query(
                "SELECT height, position FROM chain.transaction_index ORDER BY height, position",
                row -> row.getLong("height") + ":" + row.getInteger("position")))
        .containsExactly("0:0", "1:0", "2:0", "2:1");
  }

  @Test
  void aRepeatedCoinbaseReplacesTheStoredOneAndIsIndexedTwice() {
    Transaction repeated = Blocks.coinbase(5);
    Block first = Blocks.withCoinbase(GENESIS.header(), repeated);
    Block second = Blocks.withCoinbase(first.header(), repeated);
    apply(1, first);
    RunOutcome outcome = apply(1, second);

    assertThat(outcome.committed()).isEqualTo(1);
    Coin coin =
        storage.unspent(List.of(new OutPoint(repeated.txid(), 0))).values().iterator().next();
    assertThat(coin.createdHeight()).isEqualTo(2);
    assertThat(database.number("SELECT spent_height FROM chain.spent_output")).isEqualTo(2);
    assertThat(database.number("SELECT count(*) FROM chain.transaction_index WHERE height > 0"))
        .isEqualTo(2);
  }

  @Test
  void aCollisionIsToldApartFromOtherFailuresAndLeavesNothing() {
    Coin genesisCoin =
        new Coin(
            new OutPoint(GENESIS.transactions().getFirst().txid(), 0),
            GENESIS.transactions().getFirst().outputs().getFirst(),
            1);

    assertThatThrownBy(
            () -> storage.begin(plan(List.of(genesisCoin), List.of()), CommitNotes.NONE).await())
        .isInstanceOf(OutputCollision.class);
    assertUntouched();
  }

  @Test
  void anOutputToBeRemovedThatIsNotThereRollsEverythingBack() {
    OutPoint nowhere = new OutPoint(Hash.ZERO, 1);

    assertThatThrownBy(
            () -> storage.begin(plan(List.of(), List.of(nowhere)), CommitNotes.NONE).await())
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("rows changed where");
    assertUntouched();
  }

  @Test
  void aSecondWriterThatMissedABlockChangesNothing() {
    ChainState stale = storage.load();
    apply(1, Blocks.on(GENESIS.header()));
    Block rival = Blocks.withCoinbase(GENESIS.header(), Blocks.coinbase(77));
    BatchPlan plan = plan(stale, Blocks.candidates(List.of(rival)).getFirst());

    assertThatThrownBy(() -> storage.begin(plan, CommitNotes.NONE).await())
        .isInstanceOf(StorageUnavailable.class);
    assertThat(database.number("SELECT count(*) FROM chain.block")).isEqualTo(2);
    assertThat(database.number("SELECT count(*) FROM chain.outbox")).isEqualTo(1);
  }

  @Test
  void notesAreCommittedWithTheBlocks() {
    LogMark mark = new LogMark("peer.blocks", 0, 42);
    CommitNotes notes =
        new CommitNotes(Optional.of(new Announcement("10.0.0.1:24100", 99)), Optional.of(mark));
    database
        .applier(ALL_VALID, 10)
        .apply(Blocks.candidates(Blocks.run(GENESIS.header(), 3)), notes);

    IntakeOffsets offsets = new IntakeOffsets(database.pool(), database.fence());
    assertThat(offsets.load("peer.blocks").await().atMost(TestDatabase.PATIENCE))
        .containsExactly(Map.entry(0, 42L));
    Outbox outbox = new Outbox(database.pool(), database.fence(), TestDatabase.PATIENCE);
    OutboxEvent event = outbox.oldest(10).await().atMost(TestDatabase.PATIENCE).getFirst();
    LastBlock last = new LastBlock(3, storage.load().tip().hash());
    assertThat(event.change()).isEqualTo(new BlocksApplied(1, 1, last, 3, 0));
    assertThat(event.announcement()).isEqualTo(notes.announcement());
  }

  @Test
  void scriptsOfAnyLengthAndNumbersOfAnySizeAreStored() {
    Transaction odd =
        new Transaction(
            -1,
            List.of(),
            List.of(
                new TxOutput(1, ByteString.of(new byte[100_000])),
                new TxOutput(2, ByteString.EMPTY),
                new TxOutput(3, ByteString.ascii("x"))),
            -1,
            Long.MIN_VALUE);
    apply(1, Blocks.withCoinbase(GENESIS.header(), odd));

    CoinReader coins = new CoinReader(database.pool(), TestDatabase.PATIENCE);
    assertThat(
            coins
                .byScript(ByteString.of(new byte[100_000]), 10)
                .await()
                .atMost(TestDatabase.PATIENCE))
        .extracting(coin -> coin.output().value())
        .containsExactly(1L);
    assertThat(
            coins.byScript(ByteString.of(new byte[64]), 10).await().atMost(TestDatabase.PATIENCE))
        .isEmpty();
    assertThat(database.utxos().outputs()).isEqualTo(4);
  }

  @Test
  void pagesOfBlocksAreBoundedInBytesButNeverEmpty() {
    apply(20, Blocks.run(GENESIS.header(), 20).toArray(Block[]::new));
    int size = Blocks.candidates(Blocks.run(GENESIS.header(), 1)).getFirst().bincode().length;

    assertThat(page(1, 20, 3L * size)).extracting(StoredBlock::height).containsExactly(1L, 2L, 3L);
    assertThat(page(1, 20, 0)).extracting(StoredBlock::height).containsExactly(1L);
    assertThat(page(18, Long.MAX_VALUE, 1 << 20))
        .extracting(StoredBlock::height)
        .containsExactly(18L, 19L, 20L);
    assertThat(page(21, 30, 1 << 20)).isEmpty();
    assertThat(page(Long.MAX_VALUE, Long.MAX_VALUE, 1 << 20)).isEmpty();
  }

  @Test
  void outputsAreHashedInTheOrderOfTheirTexts() {
    List<TxOutput> twelve =
        java.util.stream.IntStream.range(0, 12)
            .mapToObj(i -> new TxOutput(i + 1, ByteString.ascii("a" + i)))
            .toList();
    Transaction many = new Transaction(1, List.of(), twelve, 0, 1);
    apply(1, Blocks.withCoinbase(GENESIS.header(), many));

    // UtxoSetHash refuses outputs that come in another order, so that it was made is the proof.
    assertThat(database.utxos().outputs()).isEqualTo(13);
    assertThat(database.utxos().transactions()).isEqualTo(2);
  }

  @Test
  void aDatabaseThatIsGoneIsUnavailableAndNothingElse() {
    database.execute("DROP SCHEMA chain CASCADE");

    assertThatThrownBy(storage::load).isInstanceOf(StorageUnavailable.class);
    assertThatThrownBy(() -> storage.hashes(0, 1)).isInstanceOf(StorageUnavailable.class);
    assertThatThrownBy(() -> storage.unspent(List.of(new OutPoint(Hash.ZERO, 0))))
        .isInstanceOf(StorageUnavailable.class);
  }

  private RunOutcome apply(int batch, Block... blocks) {
    BlockApplier applier = database.applier(ALL_VALID, batch);
    RunOutcome outcome = applier.apply(Blocks.candidates(List.of(blocks)), CommitNotes.NONE);
    assertThat(outcome.refusal()).isEmpty();
    return outcome;
  }

  private List<StoredBlock> page(long first, long last, long bytes) {
    return database.reader().page(first, last, bytes).await().atMost(TestDatabase.PATIENCE);
  }

  private BatchPlan plan(List<Coin> created, List<OutPoint> removed) {
    ChainState before = storage.load();
    BatchPlan made = plan(before, Blocks.candidates(Blocks.run(GENESIS.header(), 1)).getFirst());
    return new BatchPlan(
        before,
        made.undo(),
        made.blocks(),
        new CoinChanges(removed, created, List.of()),
        made.addresses(),
        List.of(),
        made.after());
  }

  private static BatchPlan plan(ChainState before, Candidate block) {
    ChainState after =
        new ChainState(block.asTip(), before.eventSeq() + 1, new ChainTotals(2, 1, 1), 0);
    return new BatchPlan(
        before,
        Optional.empty(),
        List.of(block),
        new CoinChanges(List.of(), List.of(), List.of()),
        new AddressChanges(List.of(), List.of(), List.of()),
        List.of(),
        after);
  }

  private void assertUntouched() {
    assertThat(storage.load().tip().height()).isZero();
    for (String table : List.of("block", "utxo", "transaction_index")) {
      assertThat(database.number("SELECT count(*) FROM chain." + table)).as(table).isEqualTo(1);
    }
    assertThat(database.number("SELECT count(*) FROM chain.outbox")).isZero();
  }
}
