package org.timecoin.chain.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.crash.KillingProxy.Kill;
import org.timecoin.chain.store.TestDatabase;

/**
 * kill -9 of the writer at every statement with which it commits a certified run: what is left is
 * the whole run with its certificate and its event, or nothing of it.
 *
 * <p>A few statements and always the COMMIT; {@code -Dtimenode.crash.kills=N} does N of them, from
 * 20 on each.
 */
class CertifiedRunCrashTest {

  private static final int KILLS = Integer.getInteger("timenode.crash.kills", 6);

  private static final String EVENTS =
      """
      SELECT concat_ws(' ', seq, kind, first_height, tip_height, encode(tip_hash, 'hex'),
          transactions, finalized_height) FROM chain.outbox ORDER BY seq
      """;

  private final CertifiedHistory history = new CertifiedHistory();
  private final AtomicReference<CrashProcess> writer = new AtomicReference<>();

  @Test
  void aWriterKilledAtAnyStatementLeavesTheWholeRunOrNothingOfIt() throws Exception {
    int before;
    int commit;
    try (TestDatabase database = TestDatabase.opened(history.network());
        KillingProxy proxy = new KillingProxy(database.access().port())) {
      before = statements(database, proxy, 0);
      commit = statements(database, proxy, 1);
      assertRuns(database, 1);
    }
    assertThat(commit - before).as("statements of a run").isGreaterThan(5);

    try (TestDatabase database = TestDatabase.opened(history.network());
        KillingProxy proxy = new KillingProxy(database.access().port())) {
      int step = Math.ceilDiv(commit - before, KILLS);
      for (int statement = before + 1; statement < commit; statement += step) {
        kill(database, proxy, statement, true);
        assertRuns(database, 0);
      }
      kill(database, proxy, commit, false);
      assertRuns(database, 0);
      kill(database, proxy, commit, true);
      assertRuns(database, 1);

      proxy.disarm();
      start(database, proxy, 1).awaitEnd();
      assertRuns(database, 2);
    }
  }

  /** How many statements a process sends that commits so many runs, the last of them a COMMIT. */
  private static int statements(TestDatabase database, KillingProxy proxy, int runs)
      throws Exception {
    proxy.arm(new Kill(Integer.MAX_VALUE, false, () -> {}));
    start(database, proxy, runs).awaitEnd();
    return proxy.disarm();
  }

  private void kill(TestDatabase database, KillingProxy proxy, int statement, boolean delivered)
      throws Exception {
    proxy.arm(new Kill(statement, delivered, () -> writer.get().kill()));
    writer.set(start(database, proxy, 1));
    assertThat(writer.get().awaitKill(proxy)).as("killed at statement %d", statement).isTrue();
    CrashProcess.awaitSettled(database);
  }

  /** The chain is these runs, in every table, with their certificates and events. */
  private void assertRuns(TestDatabase database, int count) {
    List<List<Candidate>> runs = history.runs().subList(0, count);
    List<Candidate> blocks = runs.stream().flatMap(List::stream).toList();
    assertThat(database.state().tip().height()).isEqualTo(blocks.size());
    assertThat(database.state().finalHeight()).isEqualTo(blocks.size());
    ChainInvariants.assertHold(database, history.network().genesis(), List.of(blocks));
    assertThat(
            database.reader().certificates(0, Long.MAX_VALUE).await().atMost(TestDatabase.PATIENCE))
        .isEqualTo(runs.stream().map(CertifiedHistory::certificate).toList());
    assertThat(database.query(EVENTS, row -> row.getString(0)))
        .isEqualTo(runs.stream().map(run -> event(runs.indexOf(run) + 1, run)).toList());
  }

  private static String event(int seq, List<Candidate> run) {
    Candidate last = run.getLast();
    return "%d applied %d %d %s %d %d"
        .formatted(
            seq,
            run.getFirst().height(),
            last.height(),
            last.hash().hex(),
            run.stream().mapToInt(block -> block.txids().size()).sum(),
            last.height());
  }

  private static CrashProcess start(TestDatabase database, KillingProxy proxy, int runs)
      throws IOException {
    return CrashProcess.start(
        CrashingRunWriter.class,
        Integer.toString(proxy.port()),
        database.access().user(),
        database.access().password(),
        database.name(),
        Integer.toString(runs));
  }
}
