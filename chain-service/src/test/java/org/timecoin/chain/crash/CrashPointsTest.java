package org.timecoin.chain.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
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

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int KILLS = Integer.getInteger("timenode.crash.kills", 6);

  /** There and back has about so many statements. */
  private static final int STATEMENTS = 150;

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
      database.node().open(Histories.NETWORK);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aWriterKilledAtAnyStatementLeavesAWholeChain() throws Exception {
    try (KillingProxy proxy = new KillingProxy(server.access().port())) {
      AtomicReference<Process> writer = new AtomicReference<>();
      int done = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        proxy.arm(kill(kill, () -> writer.get().destroyForcibly()));
        writer.set(writer(proxy.port()));
        done += await(proxy, writer.get()) ? 1 : 0;
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
        Process writer = writer(proxy.port());
        done += await(proxy, writer) ? 1 : 0;
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

  /** Whether the kill was done before the writer came to its end. */
  private static boolean await(KillingProxy proxy, Process writer) throws InterruptedException {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> proxy.isDone() || !writer.isAlive());
    boolean done = proxy.isDone();
    proxy.disarm();
    writer.destroyForcibly();
    assertThat(writer.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return done;
  }

  private void assertWhole() {
    try (TestDatabase database = database(server.access().port())) {
      ChainInvariants.assertHold(database, chains);
    }
  }

  private void assertComesToItsEnd(KillingProxy proxy) throws Exception {
    proxy.disarm();
    Process last = writer(proxy.port());
    assertThat(last.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(last.exitValue()).isZero();
    assertWhole();
    try (TestDatabase database = database(server.access().port())) {
      assertThat(database.storage().load().tip())
          .isEqualTo(branches.left().blocks().getLast().asTip());
    }
  }

  private TestDatabase database(int port) {
    PostgresAccess access = server.access();
    return TestDatabase.existing(port, access.user(), access.password(), DATABASE);
  }

  private Process writer(int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-Dtimenode.root=" + System.getProperty("timenode.root"),
            "-cp",
            System.getProperty("java.class.path"),
            CrashingWriter.class.getName(),
            Integer.toString(port),
            server.access().user(),
            server.access().password(),
            DATABASE,
            "3")
        .redirectErrorStream(true)
        .redirectOutput(new File("target/crashing-writer.log"))
        .start();
  }
}
