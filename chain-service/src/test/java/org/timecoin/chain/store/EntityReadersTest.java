package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.apply.AddressEntry;
import org.timecoin.chain.apply.BlockJudge;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.network.NetworkParameters;

/** What people ask for by entities, on a real server. */
class EntityReadersTest {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();
  private static final Block GENESIS = TESTNET.genesis();
  private static final BlockJudge ALL_VALID = (block, parent, unspent, claims) -> Optional.empty();
  private static final ByteString PAID = ByteString.ascii(Blocks.PAID);

  private final TestDatabase database = TestDatabase.opened(TESTNET);
  private final AddressReader addresses = new AddressReader(database.sessions());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void headersAreThoseOfTheBlocks() {
    List<Block> blocks = Blocks.run(GENESIS.header(), 3);
    apply(blocks);
    HeaderReader headers = new HeaderReader(database.sessions());
    Block second = blocks.get(1);

    StoredHeader stored = await(headers.at(2)).orElseThrow();
    assertThat(stored.header()).isEqualTo(second.header());
    assertThat(stored.hash()).isEqualTo(second.hash());
    assertThat(stored.transactions()).isEqualTo(1);
    assertThat(stored.size())
        .isEqualTo(await(database.reader().block(2)).orElseThrow().bincode().length);
    assertThat(await(headers.of(second.hash()))).contains(stored);
    assertThat(await(headers.at(4))).isEmpty();
    assertThat(await(headers.of(Hash.ZERO))).isEmpty();
  }

  @Test
  void aRepeatedCoinbaseStandsWhereItCameLast() {
    Transaction repeated = Blocks.coinbase(5);
    Block first = Blocks.withCoinbase(GENESIS.header(), repeated);
    apply(List.of(first, Blocks.withCoinbase(first.header(), repeated)));
    TransactionReader transactions = new TransactionReader(database.sessions());

    assertThat(await(transactions.place(repeated.txid())))
        .contains(new TransactionPlace(repeated.txid(), 2, 0));
    assertThat(await(transactions.place(Hash.ZERO))).isEmpty();
  }

  @Test
  void aHistoryIsReadPageByPageWithoutGapOrRepetition() {
    Block first = Blocks.on(GENESIS.header());
    // Two transactions of one block touch the address: a page may end between them.
    Block second =
        Blocks.on(first.header(), Blocks.spend(first.transactions().getFirst().txid(), 0, 5));
    List<Block> blocks = new ArrayList<>(List.of(first, second));
    blocks.addAll(Blocks.run(second.header(), 20));
    apply(blocks);

    for (int page : new int[] {1, 2, 7, 100}) {
      List<AddressEntry> read = new ArrayList<>();
      long height = Long.MAX_VALUE;
      int position = 0;
      for (List<AddressEntry> next = history(height, position, page);
          !next.isEmpty();
          next = history(height, position, page)) {
        assertThat(next).hasSizeLessThanOrEqualTo(page);
        read.addAll(next);
        assertThat(read).hasSizeLessThanOrEqualTo(23);
        height = next.getLast().height();
        position = next.getLast().position();
      }
      assertThat(read).hasSize(23).doesNotHaveDuplicates();
      assertThat(read)
          .extracting(entry -> entry.height() + ":" + entry.position())
          .startsWith("22:0", "21:0")
          .endsWith("2:1", "2:0", "1:0");
    }
  }

  @Test
  void aBalanceIsTheSumOfTheHistory() {
    Block first = Blocks.on(GENESIS.header());
    apply(
        List.of(
            first,
            Blocks.on(first.header(), Blocks.spend(first.transactions().getFirst().txid(), 0, 5))));

    long sum =
        history(Long.MAX_VALUE, 0, 100).stream()
            .mapToLong(entry -> entry.receivedSat() - entry.spentSat())
            .sum();
    assertThat(await(addresses.balance(PAID))).isEqualTo(new AddressBalance(sum, 1));
    assertThat(await(addresses.balance(ByteString.ascii("nobody"))))
        .isEqualTo(new AddressBalance(0, 0));
  }

  @Test
  void outputsOfAddressesAreThoseOfTheirBlocksUpToALimit() {
    apply(Blocks.run(GENESIS.header(), 10));
    CoinReader coins = new CoinReader(database.pool(), TestDatabase.PATIENCE);
    List<Address> paid = List.of(Address.parse(Blocks.PAID).orElseThrow());

    assertThat(await(coins.paying(paid, 3, 5, 10)))
        .extracting(coin -> coin.createdHeight())
        .containsExactly(3L, 4L, 5L);
    assertThat(await(coins.paying(paid, 0, Long.MAX_VALUE, 4))).hasSize(4);
    assertThat(await(coins.paying(List.of(), 0, Long.MAX_VALUE, 4))).isEmpty();
  }

  @Test
  void whoGivesUpLeavesNoSessionBehind() {
    apply(Blocks.run(GENESIS.header(), 1));
    ReadSessions hasty = database.sessions(Duration.ofMillis(200));
    SqlConnection blocker = await(database.pool().getConnection());
    await(blocker.query("BEGIN").execute());
    await(blocker.query("LOCK TABLE chain.address IN ACCESS EXCLUSIVE MODE").execute());
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> await(new AddressReader(hasty).balance(PAID)))
          .isInstanceOf(TimeoutException.class);
    }
    await(blocker.query("ROLLBACK").execute());
    await(blocker.close());

    // As many at once as there are connections, and more.
    List<AddressBalance> all =
        await(
            Uni.join()
                .all(List.of(balance(), balance(), balance(), balance(), balance()))
                .andFailFast());
    assertThat(all).hasSize(5).allMatch(balance -> balance.unspentOutputs() == 1);
  }

  private Uni<AddressBalance> balance() {
    return addresses.balance(PAID);
  }

  private List<AddressEntry> history(long height, int position, int limit) {
    return await(addresses.history(PAID, height, position, limit));
  }

  private void apply(List<Block> blocks) {
    assertThat(
            database
                .applier(ALL_VALID, 10)
                .apply(Blocks.candidates(blocks), CommitNotes.NONE)
                .refusal())
        .isEmpty();
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(TestDatabase.PATIENCE);
  }
}
