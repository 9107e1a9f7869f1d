package org.timecoin.chain.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.crash.Histories.Branches;
import org.timecoin.chain.crash.KillingProxy.Kill;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.embedded.PostgresAccess;
import org.timecoin.embedded.PostgresServer;
import org.timecoin.embedded.PostgresServerOptions;

/**
 * kill -9 of the writer, or of PostgreSQL with fsync on, at every statement of commits and switches
 * of branches: before the statement arrives, or when it has. Then the same again from what is left.
 *
 * <p>{@code -Dtimenode.crash.kills=N} does it N times each instead of a few.
 */
class CrashPointsTest {

  private static final int KILLS = Integer.getInteger("timenode.crash.kills", 6);

  /** There and back has about so many statements. */
  private static final int STATEMENTS = 250;

  private static final String DATABASE = "crash";

  @TempDir Path directory;

  private final Branches branches = Histories.branches();
  private final List<List<Candidate>> chains =
      List.of(branches.left().blocks(), branches.taken().blocks());

  private PostgresServer server;

  @BeforeEach
  void start() {
    server = PostgresServer.start(PostgresServerOptions.in(directory));
    server.createDatabase(DATABASE);
    try (TestDatabase database = database(server.access().port())) {
      database.open(Histories.NETWORK);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aWriterKilledAtAnyStatementLeavesAWholeChain() throws Exception {
    try (KillingProxy proxy = new KillingProxy(server.access().port())) {
      AtomicReference<CrashProcess> writer = new AtomicReference<>();
      int done = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        proxy.arm(kill(kill, () -> writer.get().kill()));
        writer.set(writer(proxy.port()));
        done += writer.get().awaitKill(proxy) ? 1 : 0;
        assertWhole();
      }
      assertThat(done).as("writers killed").isGreaterThan(KILLS / 2);
      assertComesToItsEnd(proxy);
    }
  }

  @Test
  void aServerKilledAtAnyStatementLeavesAWholeChain() throws Exception {
    int port = server.access().port();
    try (KillingProxy proxy = new KillingProxy(port)) {
      int done = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        proxy.arm(kill(kill, () -> server.kill()));
        done += writer(proxy.port()).awaitKill(proxy) ? 1 : 0;
        server.kill();
        server = PostgresServer.start(PostgresServerOptions.in(directory).withPort(port));
        assertWhole();
      }
      assertThat(done).as("servers killed").isGreaterThan(KILLS / 2);
      assertComesToItsEnd(proxy);
    }
  }

  /** A few kills are spread over all statements; many are at one after the other. */
  private static Kill kill(int number, Runnable victim) {
    int statement =
        KILLS < STATEMENTS
            ? 1 + new Random(number).nextInt(STATEMENTS)
            : 1 + (number / 2) % STATEMENTS;
    return new Kill(statement, number % 2 == 0, victim);
  }

  private void assertWhole() {
    try (TestDatabase database = database(server.access().port())) {
      CrashProcess.awaitSettled(database);
      ChainInvariants.assertHold(database, chains);
    }
  }

  private void assertComesToItsEnd(KillingProxy proxy) throws Exception {
    proxy.disarm();
    writer(proxy.port()).awaitEnd();
    assertWhole();
    try (TestDatabase database = database(server.access().port())) {
      assertThat(database.state().tip()).isEqualTo(branches.left().blocks().getLast().asTip());
    }
  }

  private TestDatabase database(int port) {
    PostgresAccess access = server.access();
    return TestDatabase.existing(port, access.user(), access.password(), DATABASE);
  }

  private CrashProcess writer(int port) throws IOException {
    return CrashProcess.start(
        CrashingWriter.class,
        Integer.toString(port),
        server.access().user(),
        server.access().password(),
        DATABASE,
        "3");
  }
}
