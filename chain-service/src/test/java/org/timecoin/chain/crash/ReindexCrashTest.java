package org.timecoin.chain.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.crash.KillingProxy.Kill;
import org.timecoin.chain.store.DamagedChain;
import org.timecoin.chain.store.Reindexing;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.protocol.network.NetworkParameters;

/** kill -9 of a reindex at any statement: the tables are as they were or right, and it goes on. */
class ReindexCrashTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int KILLS = Integer.getInteger("timenode.crash.kills", 5);

  /** A whole reindex has about so many. */
  private static final int STATEMENTS = 90;

  private static final String DAMAGE =
      """
      DELETE FROM chain.utxo WHERE created_height BETWEEN 20 AND 30;
      UPDATE chain.spent_output SET script = 'somebody';
      TRUNCATE chain.address_entry;
      UPDATE chain.address SET unspent_sat = 0, unspent_outputs = 0;
      """;

  private static final String OTHERS_AT_WORK =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
      """;

  @Test
  void killedAtAnyStatementItGoesOnAndEndsWithRightTables() throws Exception {
    try (TestDatabase database = DamagedChain.golden();
        KillingProxy proxy = new KillingProxy(database.access().port())) {
      List<String> good = rows(database);
      DamagedChain.damage(database, DAMAGE);
      List<String> damaged = rows(database);
      want(database);
      AtomicReference<Process> victim = new AtomicReference<>();
      Random random = new Random(1);
      int done = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        int statement = 1 + random.nextInt(STATEMENTS);
        proxy.arm(new Kill(statement, kill % 2 == 0, () -> victim.get().destroyForcibly()));
        victim.set(start(database, proxy.port()));
        done += await(database, proxy, victim.get()) ? 1 : 0;
        if (wanted(database)) {
          assertThat(rows(database)).isEqualTo(damaged);
        } else {
          assertThat(rows(database)).isEqualTo(good);
          DamagedChain.damage(database, DAMAGE);
          want(database);
        }
      }
      assertThat(done).as("reindexes killed").isGreaterThan(KILLS / 2);
      Process last = start(database, proxy.port());
      assertThat(last.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(last.exitValue()).isZero();
      assertThat(rows(database)).isEqualTo(good);
      assertThat(wanted(database)).isFalse();
    }
  }

  private static boolean await(TestDatabase database, KillingProxy proxy, Process victim)
      throws InterruptedException {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> proxy.isDone() || !victim.isAlive());
    boolean done = proxy.isDone();
    proxy.disarm();
    victim.destroyForcibly();
    assertThat(victim.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    // What it had sent may still be done by the server.
    Awaitility.await().atMost(PATIENCE).until(() -> database.number(OTHERS_AT_WORK) == 0);
    return done;
  }

  private static void want(TestDatabase database) {
    database
        .reindexing(NetworkParameters.testnet())
        .want(new Reindexing.Wanted(true, "a test damaged the tables"));
  }

  private static boolean wanted(TestDatabase database) {
    return database.reindexing(NetworkParameters.testnet()).wanted().isPresent();
  }

  private static List<String> rows(TestDatabase database) {
    List<String> rows = new ArrayList<>();
    for (String table :
        List.of("utxo", "spent_output", "transaction_index", "address", "address_entry", "tip")) {
      rows.addAll(
          database.query(
              "SELECT '%1$s' || t FROM chain.%1$s t ORDER BY t".formatted(table),
              row -> row.getString(0)));
    }
    return rows;
  }

  private static Process start(TestDatabase database, int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-Dtimenode.root=" + System.getProperty("timenode.root"),
            "-cp",
            System.getProperty("java.class.path"),
            CrashingReindexer.class.getName(),
            Integer.toString(port),
            database.access().user(),
            database.access().password(),
            database.name())
        .redirectErrorStream(true)
        .redirectOutput(new File("target/crashing-reindexer.log"))
        .start();
  }
}
