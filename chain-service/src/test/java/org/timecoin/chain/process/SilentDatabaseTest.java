package org.timecoin.chain.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.timecoin.chain.SilentProxy;
import org.timecoin.chain.lease.LeaseTimes;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.embedded.PostgresAccess;
import org.timecoin.protocol.network.NetworkParameters;

/** Two processes whose database falls silent, with the times that are shipped. */
@Timeout(180)
class SilentDatabaseTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TAKEOVER_MOST = Duration.ofSeconds(10);
  private static final LeaseTimes AS_SHIPPED =
      new LeaseTimes(Duration.ofSeconds(6), Duration.ofMillis(250));

  private final TestDatabase database = TestDatabase.fresh();
  private final SilentProxy first = new SilentProxy(database.access().port());
  private final SilentProxy second = new SilentProxy(database.access().port());
  private final List<WriterProcess> processes = new ArrayList<>();

  @BeforeEach
  void start() {
    database.node().migrate(NetworkParameters.testnet());
    WriterProcess writer = start(first);
    writer.await("writer");
    start(second).await("ready");
    sayToAll("to 100");
    awaitHeight(100);
  }

  @AfterEach
  void close() {
    processes.forEach(WriterProcess::close);
    first.close();
    second.close();
    database.close();
  }

  /** A failover whose old host sends neither FIN nor RST; the new one has the address. */
  @Test
  void whenAllConnectionsFallSilentAndNewOnesWorkTheChainGoesOn() {
    sayToAll("to 2000");
    awaitHeight(150);
    first.silence();
    second.silence();
    long silentAt = System.nanoTime();
    long before = ChainRows.height(database);
    await(() -> ChainRows.height(database) > before + 10);
    Duration took = Duration.ofNanos(System.nanoTime() - silentAt);

    System.out.println("all silent, new connections work: " + took.toMillis() + " ms");
    assertThat(took).isLessThan(TAKEOVER_MOST);
    awaitHeight(2_000);
    requireSoundAndToldOnce();
  }

  /** The route of the writer is gone for good, until what it had sent comes through after all. */
  @Test
  void whenTheWritersRouteIsGoneTheOtherTakesOverAndLateBytesChangeNothing() {
    sayToAll("to 2000");
    awaitHeight(150);
    Runnable goOn = first.silenceAll();
    long silentAt = System.nanoTime();
    await(() -> !processes.getLast().heard("commit").isEmpty());
    Duration took = Duration.ofNanos(System.nanoTime() - silentAt);
    int told = processes.getFirst().heard("commit").size();
    long epoch = epoch();
    goOn.run();

    System.out.println("the writer's route is gone: " + took.toMillis() + " ms");
    assertThat(took).isLessThan(TAKEOVER_MOST);
    awaitHeight(2_000);
    requireSoundAndToldOnce();
    assertThat(processes.getFirst().heard("commit")).hasSize(told);
    assertThat(epoch()).isEqualTo(epoch);
    await(() -> lastSeen(processes.getFirst()) == 2_000);
  }

  private static long lastSeen(WriterProcess process) {
    List<String> sights = process.heard("sees");
    return sights.isEmpty() ? 0 : Long.parseLong(sights.getLast().split(" ", -1)[1]);
  }

  private WriterProcess start(SilentProxy proxy) {
    PostgresAccess access = database.access();
    WriterProcess process =
        WriterProcess.start(
            new PostgresAccess(proxy.port(), access.user(), access.password()),
            database.name(),
            10,
            AS_SHIPPED);
    processes.add(process);
    return process;
  }

  private void sayToAll(String command) {
    processes.forEach(process -> process.say(command));
  }

  private long epoch() {
    return database.number("SELECT epoch FROM chain.lease");
  }

  private void requireSoundAndToldOnce() {
    ChainRows.requireSound(database);
    Set<String> told = new HashSet<>();
    for (WriterProcess process : processes) {
      for (String commit : process.heard("commit")) {
        assertThat(told.add(commit.split(" ", -1)[2])).as(commit).isTrue();
      }
    }
  }

  private void awaitHeight(long height) {
    await(() -> ChainRows.height(database) >= height);
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
  }
}
