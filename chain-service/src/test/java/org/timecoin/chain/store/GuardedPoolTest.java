package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.timecoin.chain.SilentProxy;

/** Connections to a server that is gone without a word. */
@Timeout(60)
class GuardedPoolTest {

  private static final int CONNECTIONS = 2;
  private static final PoolTimes BRIEF =
      new PoolTimes(Duration.ofSeconds(1), Duration.ofSeconds(1));
  private static final PoolTimes LONG =
      new PoolTimes(Duration.ofSeconds(1), Duration.ofMinutes(10));

  /** Far less than the minutes after which TCP itself gives up. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private final TestDatabase database = TestDatabase.fresh();
  private final SilentProxy proxy = new SilentProxy(database.access().port());
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    proxy.close();
    assertThat(vertx.close().toCompletionStage().toCompletableFuture()).succeedsWithin(SOON);
    database.close();
  }

  @Test
  void whatWasAskedOfASilentServerFailsAndWhatFollowsGetsNewConnections() {
    GuardedPool pool = pool(BRIEF);
    askAll(pool, "SELECT 1").forEach(GuardedPoolTest::assertAnswered);
    proxy.silence();

    askAll(pool, "SELECT 1").forEach(GuardedPoolTest::assertFails);
    awaitAnswers(pool);
  }

  @Test
  void aServerThatTakesConnectionsAndSaysNothingIsGivenUpEachTime() {
    GuardedPool pool = pool(BRIEF);
    Runnable goOn = proxy.silenceAll();
    askAll(pool, "SELECT 1").forEach(GuardedPoolTest::assertFails);
    goOn.run();

    awaitAnswers(pool);
  }

  @Test
  void whatTheServerStillDoesForAClosedConnectionEndsThere() {
    GuardedPool pool = pool(BRIEF);
    askAll(pool, "SELECT pg_sleep(300)").forEach(GuardedPoolTest::assertFails);

    Awaitility.await().atMost(SOON).until(() -> sleepers() == 0);
  }

  @Test
  void aTransactionThatPausesBetweenQuestionsIsNotSilent() {
    GuardedPool pool = pool(BRIEF);
    CompletableFuture<Boolean> asked =
        pool.pool()
            .withTransaction(
                connection ->
                    connection
                        .query("SELECT pg_sleep(0.7)")
                        .execute()
                        .compose(unused -> connection.query("SELECT pg_sleep(0.7)").execute())
                        .map(unused -> true))
            .toCompletionStage()
            .toCompletableFuture();

    assertThat(asked).succeedsWithin(SOON);
  }

  @Test
  void whoeverWaitsFailsAtOnceWhenConnectionsAreCut() {
    GuardedPool pool = pool(LONG);
    askAll(pool, "SELECT 1").forEach(GuardedPoolTest::assertAnswered);
    proxy.silence();
    List<CompletableFuture<RowSet<Row>>> waiting =
        IntStream.range(0, 3).boxed().flatMap(i -> askAll(pool, "SELECT 1").stream()).toList();
    assertThat(waiting.getFirst()).isNotDone();
    pool.cut();

    waiting.forEach(GuardedPoolTest::assertFails);
    awaitAnswers(pool);
  }

  @Test
  void connectionsThatNobodyUsesAreLetGo() {
    GuardedPool pool = pool(BRIEF);
    askAll(pool, "SELECT 1").forEach(GuardedPoolTest::assertAnswered);

    Awaitility.await().atMost(SOON).until(() -> pool.pool().size() == 0);
  }

  /** At the very moment of its end a connection may be given to one question more. */
  private static void awaitAnswers(GuardedPool pool) {
    Awaitility.await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(
            () -> askAll(pool, "SELECT 1").stream().allMatch(answer -> answer.join().size() == 1));
  }

  private static void assertAnswered(CompletableFuture<?> answer) {
    assertThat(answer).succeedsWithin(SOON);
  }

  /** A wait that is over before there was any answer is no failure. */
  private static void assertFails(CompletableFuture<?> answer) {
    assertThat(answer.handle((unused, failure) -> failure != null))
        .succeedsWithin(SOON)
        .isEqualTo(true);
  }

  private static List<CompletableFuture<RowSet<Row>>> askAll(GuardedPool pool, String sql) {
    return IntStream.range(0, CONNECTIONS)
        .mapToObj(i -> pool.pool().query(sql).execute())
        .map(Future::toCompletionStage)
        .map(stage -> stage.toCompletableFuture())
        .toList();
  }

  private long sleepers() {
    return database.number(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND query LIKE 'SELECT pg_sleep%'");
  }

  private GuardedPool pool(PoolTimes times) {
    PgConnectOptions server =
        new PgConnectOptions()
            .setHost("127.0.0.1")
            .setPort(proxy.port())
            .setDatabase(database.name())
            .setUser(database.access().user())
            .setPassword(database.access().password());
    return GuardedPool.of(vertx, new PoolOptions().setMaxSize(CONNECTIONS), List.of(server), times);
  }
}
