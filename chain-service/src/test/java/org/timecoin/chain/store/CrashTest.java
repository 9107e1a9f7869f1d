package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.GoldenChain;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.block.UtxoSetHash;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.StatefulRules;

/** kill -9 of a process that imports, again and again, until the chain is whole. */
class CrashTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<Block> CHAIN = GoldenChain.blocks();

  @Test
  void killedAtAnyMomentTheChainEndsAtABlockAndItsEventsAreGapless() throws Exception {
    try (TestDatabase database = TestDatabase.opened(NetworkParameters.testnet())) {
      for (int kill = 1; kill <= 4; kill++) {
        long killAbove = tip(database) + 150;
        Process importer = start(database, 7 + kill);
        Awaitility.await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> tip(database) >= killAbove || !importer.isAlive());
        importer.destroyForcibly();
        assertThat(importer.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertInvariants(database);
      }
      Process last = start(database, 200);
      assertThat(last.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(last.exitValue()).isZero();
      assertThat(tip(database)).isEqualTo(2000);
      assertInvariants(database);
      assertThat(database.utxos().hash())
          .hasToString(GoldenChain.summary().get("states").get(5).get("utxo_state_hash").asText());
    }
  }

  private static long tip(TestDatabase database) {
    return database.number("SELECT height FROM chain.tip");
  }

  private static Process start(TestDatabase database, int batch) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-Dtimenode.root=" + System.getProperty("timenode.root"),
            "-cp",
            System.getProperty("java.class.path"),
            CrashingImporter.class.getName(),
            Integer.toString(database.access().port()),
            database.access().user(),
            database.access().password(),
            database.name(),
            Integer.toString(batch))
        .redirectErrorStream(true)
        .redirectOutput(new File("target/crashing-importer.log"))
        .start();
  }

  private static void assertInvariants(TestDatabase database) {
    long tip = tip(database);
    List<String> hashes =
        database.query(
            "SELECT hash FROM chain.block ORDER BY height", row -> Rows.hash(row, "hash").hex());
    assertThat(hashes)
        .isEqualTo(CHAIN.subList(0, (int) tip + 1).stream().map(b -> b.hash().hex()).toList());
    List<Long> seqs =
        database.query("SELECT seq FROM chain.outbox ORDER BY seq", row -> row.getLong("seq"));
    assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
    assertThat(database.number("SELECT event_seq FROM chain.tip")).isEqualTo(seqs.size());
    assertThat(database.number("SELECT max(tip_height) FROM chain.outbox")).isEqualTo(tip);
    assertThat(database.utxos().hash()).isEqualTo(replayed((int) tip));
    assertThat(database.number("SELECT unspent_outputs FROM chain.tip"))
        .isEqualTo(database.number("SELECT count(*) FROM chain.utxo"));
    assertThat(database.number("SELECT transactions FROM chain.tip"))
        .isEqualTo(database.number("SELECT count(*) FROM chain.transaction_index"));
  }

  /** The UTXO hash at a height, computed from the blocks alone. */
  private static Hash replayed(int tip) {
    Map<OutPoint, Utxo> set = new HashMap<>();
    for (Block block : CHAIN.subList(0, tip + 1)) {
      block.transactions().stream()
          .flatMap(tx -> tx.inputs().stream())
          .forEach(input -> set.remove(input.previousOutput()));
      StatefulRules.created(HashedBlock.of(block)).forEach(utxo -> set.put(utxo.outpoint(), utxo));
    }
    return UtxoSetHash.of(set.values());
  }
}
