package org.timecoin.chain.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.crash.KillingProxy.Kill;
import org.timecoin.chain.store.DamagedChain;
import org.timecoin.chain.store.Reindexing;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.protocol.network.NetworkParameters;

/** kill -9 of a reindex at any statement: the tables are as they were or right, and it goes on. */
class ReindexCrashTest {

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

  @Test
  void killedAtAnyStatementItGoesOnAndEndsWithRightTables() throws Exception {
    try (TestDatabase database = DamagedChain.golden();
        KillingProxy proxy = new KillingProxy(database.access().port())) {
      List<String> good = rows(database);
      DamagedChain.damage(database, DAMAGE);
      List<String> damaged = rows(database);
      want(database);
      AtomicReference<CrashProcess> victim = new AtomicReference<>();
      Random random = new Random(1);
      int done = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        int statement = 1 + random.nextInt(STATEMENTS);
        proxy.arm(new Kill(statement, kill % 2 == 0, () -> victim.get().kill()));
        victim.set(start(database, proxy.port()));
        done += victim.get().awaitKill(proxy) ? 1 : 0;
        CrashProcess.awaitSettled(database);
        if (wanted(database)) {
          assertThat(rows(database)).isEqualTo(damaged);
        } else {
          assertThat(rows(database)).isEqualTo(good);
          DamagedChain.damage(database, DAMAGE);
          want(database);
        }
      }
      assertThat(done).as("reindexes killed").isGreaterThan(KILLS / 2);
      start(database, proxy.port()).awaitEnd();
      assertThat(rows(database)).isEqualTo(good);
      assertThat(wanted(database)).isFalse();
    }
  }

  private static void want(TestDatabase database) {
    database.takeLease();
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

  private static CrashProcess start(TestDatabase database, int port) throws IOException {
    return CrashProcess.start(
        CrashingReindexer.class,
        Integer.toString(port),
        database.access().user(),
        database.access().password(),
        database.name());
  }
}
