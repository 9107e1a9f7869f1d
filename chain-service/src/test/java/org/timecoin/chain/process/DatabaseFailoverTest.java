package org.timecoin.chain.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.chain.lease.LeaseStore;
import org.timecoin.chain.lease.LeaseTimes;
import org.timecoin.chain.store.PgLease;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.embedded.PostgresAccess;
import org.timecoin.protocol.network.NetworkParameters;

/** Two processes that live through the death of their database, and what takes its place. */
@Timeout(180)
class DatabaseFailoverTest {

  private static final String NAME = "timenode_test";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final LeaseTimes BRIEF =
      new LeaseTimes(Duration.ofSeconds(2), Duration.ofMillis(100));

  @TempDir Path directory;

  private final List<WriterProcess> processes = new ArrayList<>();
  private OwnServer server;

  @BeforeEach
  void start() {
    server = new OwnServer(directory.resolve("first"));
    server.access().createDatabase(NAME);
    try (TestDatabase database = database()) {
      database.node().migrate(NetworkParameters.testnet());
    }
    startProcess();
    startProcess();
    awaitTrue(() -> processes.stream().anyMatch(WriterProcess::writes));
  }

  @AfterEach
  void close() {
    processes.forEach(WriterProcess::close);
    server.close();
  }

  @Test
  void aPromotedCopyGoesOnFromWhatItHasUnderAnotherIncarnation() {
    importTo(100);
    String first = incarnation();
    server.close();
    Path copy = OwnServer.copy(directory.resolve("first"), directory.resolve("copy"));
    server.start(directory.resolve("first"));
    importTo(300);
    server.killAll();
    OwnServer.makeStandby(copy);
    server.start(copy);
    assertThat(height()).isEqualTo(100);
    try (TestDatabase database = database();
        PgLease lease = database.lease(BRIEF.term())) {
      // Whoever starts meanwhile is told what to do, and goes on as a reader.
      database.node().migrate(NetworkParameters.testnet());
      assertThatThrownBy(() -> lease.take(TestDatabase.holder(), Optional.empty()))
          .isInstanceOf(LeaseStore.ReadOnly.class);
      database.execute("SELECT pg_promote()");
    }

    importTo(500);
    assertThat(incarnation()).isNotEqualTo(first);
    requireSoundAndToldOnce();
    try (TestDatabase database = database()) {
      assertThat(database.number("SELECT epoch >> 32 FROM chain.lease")).isEqualTo(2);
    }
  }

  @Test
  void anOlderStateThatIsPutBackUnderProcessesThatSawMoreIsAnotherIncarnation() {
    importTo(100);
    String first = incarnation();
    server.close();
    Path snapshot = OwnServer.copy(directory.resolve("first"), directory.resolve("snapshot"));
    server.start(directory.resolve("first"));
    importTo(300);
    // Whoever writes next must have seen more than the snapshot has: nothing else tells it apart.
    processes.forEach(process -> awaitTrue(() -> lastSeen(process) == 300));
    server.killAll();
    server.start(snapshot);

    importTo(500);
    assertThat(incarnation()).isNotEqualTo(first);
    requireSoundAndToldOnce();
  }

  @Test
  void aServerThatCrashesAndComesBackLosesNothingAndStaysTheSame() {
    importTo(100);
    String first = incarnation();
    processes.forEach(process -> process.say("to 2000"));
    for (int crash = 1; crash <= 3; crash++) {
      int before = processes.stream().mapToInt(process -> process.heard("commit").size()).sum();
      awaitTrue(
          () ->
              processes.stream().mapToInt(process -> process.heard("commit").size()).sum()
                  > before + 3);
      long told = processes.stream().mapToLong(DatabaseFailoverTest::lastTold).max().orElseThrow();
      server.killAll();
      server.start(directory.resolve("first"));
      assertThat(height()).isGreaterThanOrEqualTo(told);
    }
    awaitTrue(() -> height() == 2_000);

    assertThat(incarnation()).isEqualTo(first);
    requireSoundAndToldOnce();
  }

  private static long lastSeen(WriterProcess process) {
    List<String> sights = process.heard("sees");
    long seen = sights.isEmpty() ? 0 : Long.parseLong(sights.getLast().split(" ", -1)[1]);
    return Math.max(seen, lastTold(process));
  }

  private static long lastTold(WriterProcess process) {
    List<String> commits = process.heard("commit");
    return commits.isEmpty() ? 0 : Long.parseLong(commits.getLast().split(" ", -1)[3]);
  }

  private void startProcess() {
    processes.add(WriterProcess.start(server.access(), NAME, 10, BRIEF));
  }

  private void importTo(long height) {
    processes.forEach(process -> process.say("to " + height));
    awaitTrue(() -> height() == height);
  }

  private TestDatabase database() {
    PostgresAccess access = server.access();
    return TestDatabase.existing(access.port(), access.user(), access.password(), NAME);
  }

  private long height() {
    try (TestDatabase database = database()) {
      return ChainRows.height(database);
    }
  }

  private String incarnation() {
    try (TestDatabase database = database()) {
      return ChainRows.incarnation(database);
    }
  }

  /** No sequence was told twice in one incarnation, by whichever process. */
  private void requireSoundAndToldOnce() {
    try (TestDatabase database = database()) {
      ChainRows.requireSound(database);
    }
    Set<String> told = new HashSet<>();
    for (WriterProcess process : processes) {
      for (String commit : process.heard("commit")) {
        String[] words = commit.split(" ", -1);
        assertThat(told.add(words[1] + " " + words[2])).as(commit).isTrue();
      }
    }
  }

  private static void awaitTrue(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .pollInterval(Duration.ofMillis(50))
        .until(condition);
  }
}
