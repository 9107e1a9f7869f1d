package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.verify.Course;
import org.timecoin.chain.verify.Findings;
import org.timecoin.chain.verify.Replay;
import org.timecoin.chain.verify.Report;
import org.timecoin.protocol.network.NetworkParameters;

/** What is computed from blocks is put right from the blocks, whatever became of it. */
class ReindexingTest {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();
  private static final List<String> COMPUTED =
      List.of("utxo", "spent_output", "transaction_index", "address", "address_entry", "tip");

  private final TestDatabase database = DamagedChain.golden();
  private final Reindexing reindexing = database.reindexing(TESTNET);
  private final List<String> good = rows();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyDamagedTableIsAsItWas() {
    DamagedChain.damage(
        database,
        """
        DELETE FROM chain.utxo WHERE created_height BETWEEN 20 AND 30;
        UPDATE chain.utxo SET value_sat = value_sat + 1 WHERE created_height = 9;
        INSERT INTO chain.utxo VALUES (sha256('x'), 0, 5, 9, 'x');
        UPDATE chain.spent_output SET script = 'somebody';
        DELETE FROM chain.transaction_index WHERE height = 5;
        UPDATE chain.address SET unspent_sat = 0, unspent_outputs = 0;
        TRUNCATE chain.address_entry;
        UPDATE chain.tip SET unspent_sat = 1, unspent_outputs = 1, transactions = 1;
        """);
    reindexing.want(new Reindexing.Wanted(false, "a test"));

    Report report = reindexing.finish(new Findings(), DamagedChain.TO_THE_END).orElseThrow();

    assertThat(rows()).isEqualTo(good);
    assertThat(report.hasBadRows()).isTrue();
    assertThat(report.findings()).hasSize(Findings.KEPT_MAX);
    assertThat(report.found()).isGreaterThan(Findings.KEPT_MAX);
    assertThat(reindexing.wanted()).isEmpty();
    assertThat(database.number("SELECT count(*) FROM chain_rebuild.utxo")).isZero();
    assertThat(verify().isClean()).isTrue();
  }

  @Test
  void aGoodChainIsLeftAsItIs() {
    assertThat(reindexing.finish(new Findings(), DamagedChain.TO_THE_END).orElseThrow().isClean())
        .isTrue();
    assertThat(rows()).isEqualTo(good);
  }

  @Test
  void blocksThatCameMeanwhileAreReplayedAtTheEnd() {
    assertThat(reindexing.replay(new Findings(), DamagedChain.TO_THE_END))
        .isEqualTo(Replay.End.DONE);
    List<Candidate> more =
        GoldenChain.blocks().subList(DamagedChain.BLOCKS + 1, DamagedChain.BLOCKS + 31).stream()
            .map(block -> Candidate.of(block, GoldenChain.NOW))
            .toList();
    database.applier(TESTNET, 10).apply(more, CommitNotes.NONE);
    List<String> after = rows();

    Report report = reindexing.finish(new Findings(), DamagedChain.TO_THE_END).orElseThrow();

    assertThat(report.isClean()).isTrue();
    assertThat(report.tip()).isEqualTo(DamagedChain.BLOCKS + 30L);
    assertThat(rows()).isEqualTo(after);
  }

  @Test
  void aReplayOfABranchThatWasLeftBeginsAgain() {
    reindexing.replay(new Findings(), DamagedChain.TO_THE_END);
    database.applier(TESTNET, 10).undoDownTo(DamagedChain.BLOCKS - 5L);

    Report report = reindexing.finish(new Findings(), DamagedChain.TO_THE_END).orElseThrow();

    assertThat(report.isClean()).isTrue();
    assertThat(report.tip()).isEqualTo(DamagedChain.BLOCKS - 5L);
  }

  @Test
  void itGoesOnWhereItWasToldToEnd() {
    Stopping first = new Stopping(1);
    assertThat(reindexing.replay(new Findings(), first)).isEqualTo(Replay.End.CANCELLED);
    assertThat(rows()).isEqualTo(good);
    Stopping second = new Stopping(Integer.MAX_VALUE);

    assertThat(database.reindexing(TESTNET).finish(new Findings(), second)).isPresent();
    assertThat(first.pages).hasSize(1);
    assertThat(second.pages).allMatch(height -> height > first.pages.getFirst());
  }

  @Test
  void aDamagedBlockIsInTheWayAndNamed() {
    DamagedChain.damage(database, "UPDATE chain.block SET bincode = '\\x00' WHERE height = 200");
    DamagedChain.damage(database, "UPDATE chain.utxo SET value_sat = 1 WHERE created_height = 1");
    List<String> damaged = rows();
    Findings findings = new Findings();

    assertThat(reindexing.finish(findings, DamagedChain.TO_THE_END)).isEmpty();
    assertThat(findings.kept()).singleElement().hasToString("BadBlock[height=200, fault=CHECKSUM]");
    assertThat(rows()).isEqualTo(damaged);
  }

  @Test
  void aChainWrittenBeforeHistoriesWereKeptIsMarked() {
    try (TestDatabase old = TestDatabase.fresh()) {
      old.flyway("1").migrate();
      old.execute(
          """
          INSERT INTO chain.block SELECT 0, sha256('a'), sha256('b'), sha256('c'), 1, 1, 1, 1, 1, 'x';
          INSERT INTO chain.tip VALUES (true, 0, sha256('a'), 0, 1, 1, 1);
          INSERT INTO chain.utxo VALUES (sha256('t'), 0, 1, 0, 'genesis');
          """);
      old.flyway("latest").migrate();

      assertThat(old.reindexing(TESTNET).wanted())
          .hasValueSatisfying(wanted -> assertThat(wanted.waits()).isTrue());
    }
    assertThat(reindexing.wanted()).isEmpty();
  }

  private Report verify() {
    return database.verification(TESTNET).run(0, DamagedChain.TO_THE_END).orElseThrow();
  }

  private List<String> rows() {
    return COMPUTED.stream()
        .flatMap(
            table ->
                database
                    .query(
                        "SELECT '%1$s' || t FROM chain.%1$s t ORDER BY t".formatted(table),
                        row -> row.getString(0))
                    .stream())
        .toList();
  }

  /** Ends after so many pages. */
  private static final class Stopping implements Course {
    private final List<Long> pages = new ArrayList<>();
    private final int most;

    Stopping(int most) {
      this.most = most;
    }

    @Override
    public void at(long height) {
      pages.add(height);
    }

    @Override
    public boolean isCancelled() {
      return pages.size() >= most;
    }
  }
}
