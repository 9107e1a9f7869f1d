package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.CertifiedDevnet;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.verify.Course;
import org.timecoin.chain.verify.Findings;
import org.timecoin.chain.verify.Report;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.network.NetworkParameters;

/** Rows damaged by hand are found, each by its name, and a good chain is found good. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationTest {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();

  private TestDatabase database;

  @BeforeAll
  void store() {
    database = DamagedChain.golden();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void aGoodChainIsFoundGood() {
    Report all = verify(0);
    Report recent = verify(50);

    assertThat(all.findings()).isEmpty();
    assertThat(all.compared()).isTrue();
    assertThat(all.first()).isZero();
    assertThat(all.tip()).isEqualTo(DamagedChain.BLOCKS);
    assertThat(recent.findings()).isEmpty();
    assertThat(recent.first()).isEqualTo(DamagedChain.BLOCKS - 49);
    assertThat(recent.compared()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a byte of a block | UPDATE chain.block SET bincode = set_byte(bincode, 120, get_byte(bincode, 120) # 1) WHERE height = 380 | block 380: its bytes are not those that were written
          a cut block | UPDATE chain.block SET bincode = substring(bincode FOR 100), bincode_sha256 = sha256(substring(bincode FOR 100)) WHERE height = 380 | block 380: its bytes are no block
          a hash | UPDATE chain.block SET hash = set_byte(hash, 3, get_byte(hash, 3) # 1) WHERE height = 380 | block 380: its bytes have another hash
          a column | UPDATE chain.block SET timestamp = timestamp + 1 WHERE height = 380 | block 380: a column says another thing than its bytes
          a checksum of no length | UPDATE chain.block SET bincode_sha256 = '' WHERE height = 380 | block 380: its bytes are not those that were written
          a lost block | DELETE FROM chain.block WHERE height = 380 | block 380: it is not stored
          a lost place | DELETE FROM chain.transaction_index WHERE height = 380 AND position = 0 | transaction_index TXID@380 is missing
          a wrong place | UPDATE chain.transaction_index SET position = 7 WHERE height = 380 AND position = 0 | transaction_index TXID@380 is wrong
          """)
  void damageOfRecentBlocksIsFoundAtAnyDepth(String name, String sql, String sentence) {
    String expected = sentence.replace("TXID", coinbaseOf(380));
    withDamage(
        sql,
        () -> {
          assertThat(verify(50).findings()).anyMatch(one -> one.sentence().equals(expected));
          assertThat(verify(0).findings()).anyMatch(one -> one.sentence().equals(expected));
          assertThat(verify(6).findings()).isEmpty();
        });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a lost output | DELETE FROM chain.utxo WHERE (txid, vout) = (SELECT txid, vout FROM chain.utxo WHERE created_height = 9 ORDER BY txid, vout LIMIT 1) | utxo .*:\\d+ is missing
          an output's value | UPDATE chain.utxo SET value_sat = value_sat + 1 WHERE created_height = 9 | utxo .*:\\d+ is wrong
          an output of nobody | INSERT INTO chain.utxo VALUES (sha256('x'), 0, 5, 9, 'x') | utxo .*:0 is superfluous
          a spent output's script | UPDATE chain.spent_output SET script = 'somebody' WHERE spent_height = (SELECT min(spent_height) FROM chain.spent_output) | spent_output \\d+:.* is wrong
          a lost spent output | DELETE FROM chain.spent_output WHERE spent_height = (SELECT min(spent_height) FROM chain.spent_output) | spent_output \\d+:.* is missing
          a balance | UPDATE chain.address SET unspent_sat = unspent_sat + 1 WHERE script = (SELECT script FROM chain.address ORDER BY script LIMIT 1) | address .* is wrong
          an unknown address | INSERT INTO chain.address VALUES ('nobody', 1, 1) | address nobody is superfluous
          a line of a history | UPDATE chain.address_entry SET received_sat = 0 WHERE height = 17 | address_entry .*@17:0 is wrong
          totals | UPDATE chain.tip SET unspent_sat = unspent_sat - 1 | the totals are .* and should be .*
          """)
  void whatIsComputedFromBlocksIsCompared(String name, String sql, String pattern) {
    withDamage(
        sql,
        () -> {
          Report report = verify(0);
          assertThat(report.compared()).isTrue();
          assertThat(report.hasBadRows()).isTrue();
          assertThat(report.findings()).allMatch(one -> one.sentence().matches(pattern));
        });
  }

  @Test
  void aDamagedCertificateIsFoundAndAGoodOneIsNot() {
    CertifiedDevnet devnet = new CertifiedDevnet();
    try (TestDatabase certified = DamagedChain.certified(devnet)) {
      Verifier verifier = (depth) -> verify(certified, devnet.parameters(), depth);
      assertThat(verifier.run(0).findings()).isEmpty();
      assertThat(verifier.run(2).findings()).isEmpty();
      assertThat(verifier.run(2).first()).as("whole runs are looked at").isEqualTo(7);

      DamagedChain.damage(
          certified,
          "UPDATE chain.certificate SET signatures ="
              + " set_byte(signatures, 40, get_byte(signatures, 40) # 1) WHERE last_height = 9");

      assertThat(verifier.run(0).findings()).singleElement().asString().contains("certificate");
      assertThat(verifier.run(1).findings()).singleElement().asString().contains("certificate");
      assertThat(verifier.run(0).compared()).isFalse();
    }
  }

  @Test
  void aLostCertificateIsFound() {
    CertifiedDevnet devnet = new CertifiedDevnet();
    try (TestDatabase certified = DamagedChain.certified(devnet)) {
      DamagedChain.damage(certified, "DELETE FROM chain.certificate WHERE last_height = 9");

      assertThat(verify(certified, devnet.parameters(), 3).findings())
          .extracting(one -> one.sentence())
          .allMatch(sentence -> sentence.contains("breaks certificate_missing"))
          .hasSize(3);
      assertThat(verify(certified, devnet.parameters(), 0).findings()).hasSize(1);
    }
  }

  @Test
  void aRepeatedCoinbaseIsReplayedAsItWasApplied() {
    List<Block> chain = new ArrayList<>();
    chain.add(Blocks.withCoinbase(TESTNET.genesis().header(), Blocks.coinbase(5)));
    // More blocks than are read at once, so that the first of the two is in the tables.
    chain.addAll(Blocks.run(chain.getLast().header(), 210));
    chain.add(Blocks.withCoinbase(chain.getLast().header(), Blocks.coinbase(5)));
    chain.addAll(Blocks.run(chain.getLast().header(), 3));
    try (TestDatabase repeated = TestDatabase.opened(TESTNET)) {
      List<Candidate> blocks = Blocks.candidates(chain);
      assertThat(repeated.applier(TESTNET, 100).apply(blocks, CommitNotes.NONE).refusal())
          .isEmpty();

      assertThat(verify(repeated, TESTNET, 0).findings()).isEmpty();
      assertThat(verify(repeated, TESTNET, 0).compared()).isTrue();
      assertThat(verify(repeated, TESTNET, 4).findings()).isEmpty();
      assertThat(
              repeated
                  .reindexing(TESTNET)
                  .finish(new Findings(), DamagedChain.TO_THE_END)
                  .orElseThrow()
                  .findings())
          .isEmpty();
    }
  }

  @Test
  void aVerificationEndsWhenItIsToldTo() {
    Course cancelled =
        new Course() {
          @Override
          public void at(long height) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };

    assertThat(database.verification(TESTNET).run(0, cancelled)).isEqualTo(Optional.empty());
  }

  private void withDamage(String sql, Runnable check) {
    List<String> tables =
        List.of(
            "block",
            "utxo",
            "spent_output",
            "transaction_index",
            "address",
            "address_entry",
            "tip");
    StringBuilder save = new StringBuilder();
    StringBuilder restore = new StringBuilder();
    for (String table : tables) {
      save.append("CREATE TABLE kept_%1$s AS TABLE chain.%1$s;".formatted(table));
      restore.append(
          "DELETE FROM chain.%1$s; INSERT INTO chain.%1$s TABLE kept_%1$s; DROP TABLE kept_%1$s;"
              .formatted(table));
    }
    database.execute(save.toString());
    try {
      DamagedChain.damage(database, sql);
      check.run();
    } finally {
      DamagedChain.damage(database, restore.toString());
    }
  }

  private String coinbaseOf(long height) {
    return DamagedChain.goldenBlocks().get((int) height).transactions().getFirst().txid().hex();
  }

  private Report verify(long depth) {
    return verify(database, TESTNET, depth);
  }

  private static Report verify(TestDatabase database, NetworkParameters network, long depth) {
    return database.verification(network).run(depth, DamagedChain.TO_THE_END).orElseThrow();
  }

  /** A verification of one chain at a depth. */
  private interface Verifier {
    Report run(long depth);
  }
}
