package org.timecoin.chain.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.lease.LeaseTimes;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.protocol.network.NetworkParameters;

/** Two real processes on one database: one writes, and whatever happens to it, the other can. */
@Timeout(180)
class TwoWritersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FIGHTS = 18;
  private static final LeaseTimes AS_SHIPPED =
      new LeaseTimes(Duration.ofSeconds(6), Duration.ofMillis(250));
  private static final LeaseTimes HASTY =
      new LeaseTimes(Duration.ofMillis(300), Duration.ofMillis(50));

  private final TestDatabase database = TestDatabase.fresh();
  private final List<WriterProcess> processes = new ArrayList<>();

  @AfterEach
  void close() {
    processes.forEach(WriterProcess::close);
    database.close();
  }

  @Test
  void processesThatFightForTheLeaseNeverTearAndNeverApplyTwice() {
    start(7, HASTY);
    start(11, HASTY);
    processes.forEach(process -> process.await("ready"));
    for (int fight = 1; fight <= FIGHTS; fight++) {
      int goal = 100 * fight;
      processes.forEach(process -> process.say("to " + goal));
      WriterProcess writer = awaitWriter();
      if (fight % 6 == 0) {
        writer.close();
        processes.remove(writer);
        start(7 + fight % 5, HASTY).say("to " + goal);
      } else {
        pauseUntilAnotherHasTheLease(writer);
      }
      awaitHeight(goal);
      ChainRows.requireSound(database);
    }
    processes.forEach(process -> process.say("to 2000"));
    awaitHeight(2_000);

    ChainRows.requireSound(database);
    assertThat(database.utxos().hash())
        .hasToString(GoldenChain.summary().get("states").get(5).get("utxo_state_hash").asText());
    assertThat(epoch() & 0xffff_ffffL).isGreaterThan(FIGHTS);
  }

  private void pauseUntilAnotherHasTheLease(WriterProcess writer) {
    writer.signal("STOP");
    long epoch = epoch();
    await(() -> epoch() > epoch);
    writer.signal("CONT");
  }

  @Test
  void whenTheWriterIsKilledTheOtherAppliesWithinTenSeconds() {
    WriterProcess writer = start(10, AS_SHIPPED);
    writer.await("writer");
    WriterProcess standby = start(10, AS_SHIPPED);
    standby.await("ready");
    processes.forEach(process -> process.say("to 100"));
    awaitHeight(100);
    processes.forEach(process -> process.say("to 2000"));
    writer.await("commit");
    writer.close();
    long killedAt = System.nanoTime();
    await(() -> !standby.heard("commit").isEmpty());
    Duration took = Duration.ofNanos(System.nanoTime() - killedAt);

    System.out.println("failover after kill -9: " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(10));
    awaitHeight(2_000);
    ChainRows.requireSound(database);
  }

  @Test
  void whenTheWriterStopsInOrderTheOtherGoesOnAtOnce() {
    WriterProcess writer = start(10, AS_SHIPPED);
    writer.await("writer");
    WriterProcess standby = start(10, AS_SHIPPED);
    standby.await("ready");
    writer.say("stop");
    writer.await("stopped");
    long stoppedAt = System.nanoTime();
    standby.await("writer");

    assertThat(Duration.ofNanos(System.nanoTime() - stoppedAt)).isLessThan(AS_SHIPPED.term());
    standby.say("to 50");
    awaitHeight(50);
    ChainRows.requireSound(database);
  }

  @Test
  void aPausedWriterThatWakesUpAfterATakeoverChangesNothing() {
    WriterProcess writer = start(10, HASTY);
    writer.await("writer");
    writer.say("hold");
    writer.say("to 10");
    writer.await("held");
    writer.signal("STOP");
    WriterProcess next = start(10, AS_SHIPPED);
    next.await("writer");
    long epoch = epoch();
    int before = writer.heard().size();
    writer.signal("CONT");
    writer.say("go on");

    // What it had judged is refused, although nobody has moved the tip.
    writer.await(before, "unavailable");
    assertThat(writer.heard("unavailable").getFirst())
        .containsAnyOf("another process has the lease", "not the writer");
    assertThat(writer.heard("commit")).isEmpty();
    assertThat(ChainRows.height(database)).isZero();
    next.say("to 30");
    awaitHeight(30);
    assertThat(epoch()).isEqualTo(epoch);
    ChainRows.requireSound(database);
  }

  private WriterProcess start(int batch, LeaseTimes times) {
    if (processes.isEmpty()) {
      database.node().migrate(NetworkParameters.testnet());
    }
    WriterProcess process = WriterProcess.start(database.access(), database.name(), batch, times);
    processes.add(process);
    return process;
  }

  private WriterProcess awaitWriter() {
    await(() -> processes.stream().anyMatch(WriterProcess::writes));
    return processes.stream().filter(WriterProcess::writes).findFirst().orElseThrow();
  }

  private long epoch() {
    return database.number("SELECT epoch FROM chain.lease");
  }

  private void awaitHeight(long height) {
    await(() -> ChainRows.height(database) >= height);
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
  }
}
