package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.chain.SilentProxy;
import org.timecoin.chain.lease.Continuity;
import org.timecoin.chain.lease.Epoch;
import org.timecoin.chain.lease.Holder;
import org.timecoin.chain.lease.LeaseStore.ReadOnly;
import org.timecoin.chain.lease.LeaseStore.Unreachable;
import org.timecoin.chain.lease.Position;
import org.timecoin.chain.lease.Sight;
import org.timecoin.chain.lease.Taking;
import org.timecoin.chain.lease.Term;
import org.timecoin.protocol.network.NetworkParameters;

/** The lease row on a real server, seen by two who want it. */
class PgLeaseTest {

  private static final String LONG_STATEMENT = "SELECT pg_sleep(300)";

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Holder ONE = new Holder("id-1", "one", "one:1", "one:2");
  private static final Holder TWO = new Holder("id-2", "two", "two:1", "two:2");

  private final TestDatabase database = TestDatabase.fresh();
  private PgLease one;
  private PgLease two;

  @BeforeEach
  void migrate() {
    database.node().migrate(NetworkParameters.testnet());
    one = database.lease(LONG);
    two = database.lease(LONG);
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
    database.close();
  }

  @Test
  void whoComesFirstHoldsItAndTheOtherLearnsWhere() {
    assertThat(two.look()).isInstanceOf(Sight.Free.class);
    Term term = take(one, ONE);

    assertThat(term).isEqualTo(new Term(new Epoch((1L << 32) + 1), "id-1"));
    assertThat(two.look()).isEqualTo(new Sight.Held(ONE));
    assertThat(two.take(TWO, Optional.empty())).isEqualTo(new Taking.Refused(new Sight.Held(ONE)));
    assertThat(one.renew(term)).isTrue();
  }

  @Test
  void whatIsGivenBackIsFreeAtOnceAndTheNextEpochIsHigher() {
    Term first = take(one, ONE);
    one.release(first);

    assertThat(two.look()).isInstanceOf(Sight.Free.class);
    Term second = take(two, TWO);
    assertThat(second.epoch().counter()).isEqualTo(2);
    assertThat(one.renew(first)).isFalse();
    one.release(first);
    assertThat(one.look()).isEqualTo(new Sight.Held(TWO));
  }

  @Test
  void itExpiresByTheDatabasesClockUnlessRenewed() {
    try (PgLease brief = database.lease(Duration.ofMillis(400))) {
      Term term = take(brief, ONE);
      long renewals = 0;
      while (renewals < 4) {
        assertThat(two.look()).isEqualTo(new Sight.Held(ONE));
        assertThat(brief.renew(term)).isTrue();
        renewals++;
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(5))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> two.look() instanceof Sight.Free);
      // Nobody took it, so nothing happened that a renewal would have to be refused for.
      assertThat(brief.renew(term)).isTrue();
      assertThat(two.look()).isEqualTo(new Sight.Held(ONE));
    }
  }

  /** Its commit was done and its answer lost: without this it waits for its own term to end. */
  @Test
  void whoDidNotHearThatItHasTheLeaseTakesItAgainAtOnce() {
    Term unheard = take(one, ONE);

    Term term = take(one, ONE);
    assertThat(term.epoch().counter()).isEqualTo(unheard.epoch().counter() + 1);
    assertThat(one.renew(unheard)).isFalse();
    assertThat(one.renew(term)).isTrue();
  }

  @Test
  void whoDiesInALongStatementKeepsTheLeaseFromNobody() {
    database.open(NetworkParameters.testnet());
    Term term = database.held().require();
    try (TestDatabase dying =
        TestDatabase.existing(
            database.access().port(),
            database.access().user(),
            database.access().password(),
            database.name())) {
      var unused =
          dying
              .fence()
              .write(
                  dying.pool(),
                  term,
                  connection -> connection.query(LONG_STATEMENT).execute().replaceWithVoid())
              .subscribeAsCompletionStage();
      Awaitility.await().atMost(TestDatabase.PATIENCE).until(() -> sleepers() == 1);
    }
    one.release(term);

    Awaitility.await()
        .atMost(TestDatabase.PATIENCE)
        .ignoreExceptions()
        .until(() -> two.take(TWO, Optional.empty()) instanceof Taking.Taken);
    assertThat(sleepers()).isZero();
  }

  private long sleepers() {
    return database.number(
        "SELECT count(*) FROM pg_stat_activity WHERE query = '" + LONG_STATEMENT + "'");
  }

  @Test
  void theSameEpochOfAnotherHolderIsNotOurs() {
    Term term = take(one, ONE);

    assertThat(two.renew(new Term(term.epoch(), "id-2"))).isFalse();
  }

  @Test
  void aClockThatWentFarBackDoesNotKeepItFromAnybody() {
    take(one, ONE);
    database.execute(
        "UPDATE chain.lease SET renewed_at = now() + interval '1 hour',"
            + " expires_at = now() + interval '1 hour 6 seconds'");

    assertThat(two.look()).isInstanceOf(Sight.Free.class);
    assertThat(take(two, TWO).epoch().counter()).isEqualTo(2);
  }

  @Test
  void anEpochOfAnotherTimelineIsVoid() {
    Term term = take(one, ONE);
    database.execute("UPDATE chain.lease SET epoch = (7::bigint << 32) + 1");

    assertThat(one.renew(new Term(new Epoch((7L << 32) + 1), "id-1"))).isFalse();
    assertThat(two.look()).isInstanceOf(Sight.Free.class);
    assertThat(take(two, TWO).epoch()).isEqualTo(new Epoch((1L << 32) + 2));
    assertThat(term.epoch().timeline()).isEqualTo(1);
  }

  @Test
  void aTakeoverWaitsForATransactionOfTheFormerHolderAndRenewalsDoNot() {
    database.open(NetworkParameters.testnet());
    Term term = database.held().require();
    CompletableFuture<Void> inside = new CompletableFuture<>();
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    CompletableFuture<Void> writing =
        database
            .fence()
            .write(
                database.pool(),
                term,
                connection -> {
                  inside.complete(null);
                  return Uni.createFrom().completionStage(goOn);
                })
            .subscribeAsCompletionStage();
    inside.join();
    Awaitility.await()
        .atMost(TestDatabase.PATIENCE)
        .until(
            () ->
                database.number(
                        "SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'"
                            + " AND datname = current_database()")
                    == 1);

    assertThat(one.renew(term)).isTrue();
    one.release(term);
    assertThat(two.look()).isInstanceOf(Sight.Free.class);
    assertThatThrownBy(() -> two.take(TWO, Optional.empty()))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("lock timeout");
    goOn.complete(null);
    assertThat(writing).succeedsWithin(TestDatabase.PATIENCE);
    assertThat(two.take(TWO, Optional.empty())).isInstanceOf(Taking.Taken.class);
  }

  @Test
  void aDatabaseThatIsGoneIsUnreachableAndComesBack() {
    Term term = take(one, ONE);
    database.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'timenode-lease' AND datname = current_database()");

    assertThatThrownBy(() -> one.renew(term)).isInstanceOf(Unreachable.class);
    assertThat(one.renew(term)).isTrue();
  }

  @Test
  void aServerThatFallsSilentIsReportedAndOneThatRefusesIsNot() {
    AtomicInteger silences = new AtomicInteger();
    try (SilentProxy proxy = new SilentProxy(database.access().port());
        PgLease lease = database.lease(proxy.port(), LONG, silences::incrementAndGet)) {
      Term term = take(lease, ONE);
      database.execute("ALTER TABLE chain.lease RENAME TO away");
      assertThatThrownBy(() -> lease.renew(term)).isInstanceOf(Unreachable.class);
      database.execute("ALTER TABLE chain.away RENAME TO lease");
      assertThat(lease.renew(term)).isTrue();
      assertThat(silences).hasValue(0);
      proxy.silence();

      assertThatThrownBy(() -> lease.renew(term)).isInstanceOf(Unreachable.class);
      assertThat(silences).hasValue(1);
      assertThat(lease.renew(term)).isTrue();
    }
  }

  /** As a standby does; {@code DatabaseFailoverTest} has a real one. */
  @Test
  void aDatabaseThatCannotBeWrittenIsNamedWithTheRemedy() {
    database.execute(
        "ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");
    assertThat(two.look()).isInstanceOf(Sight.Free.class);

    assertThatThrownBy(() -> two.take(TWO, Optional.empty()))
        .isInstanceOf(ReadOnly.class)
        .hasMessageContaining(database.name())
        .hasMessageContaining("timenode.chain.lease.jdbc-url")
        .hasMessageContaining("targetServerType=primary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"postgresql://h:5432/d", "", "jdbc:mysql://h/d", "jdbc:postgresql://h:port/d"})
  void whatIsNoAddressIsRefusedAtOnce(String url) {
    assertThatThrownBy(() -> new LeaseAccess(url, "u", "p", LONG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + url + "' is no address of PostgreSQL");
  }

  @Test
  void theChainGoesOnUnderItsIncarnationWhileTheDatabaseIsTheSame() {
    String incarnation = database.open(NetworkParameters.testnet());
    database.takeLease();

    assertThat(incarnation()).isEqualTo(incarnation);
    one.release(database.held().require());
    assertThat(continuity(Optional.of(new Position(incarnation, 0)))).isEqualTo(Continuity.SAME);
    assertThat(incarnation()).isEqualTo(incarnation);
  }

  @Test
  void anotherIdentityBeginsAnotherIncarnationOnce() {
    String incarnation = database.open(NetworkParameters.testnet());
    database.execute("UPDATE chain.meta SET system_id = -1");
    one.release(database.held().require());

    assertThat(continuity(Optional.empty())).isEqualTo(Continuity.ANOTHER_SERVER);
    String second = incarnation();
    assertThat(second).isNotEqualTo(incarnation);
    database.takeLease();
    assertThat(incarnation()).isEqualTo(second);
  }

  @Test
  void aDatabaseThatLacksWhatThisProcessSawBeginsAnotherIncarnation() {
    String incarnation = database.open(NetworkParameters.testnet());
    one.release(database.held().require());

    assertThat(continuity(Optional.of(new Position(incarnation, 1))))
        .isEqualTo(Continuity.WENT_BACK);
    assertThat(incarnation()).isNotEqualTo(incarnation);
  }

  @Test
  void aDatabaseFromBeforeIdentitiesWereWrittenDownIsNoCopy() {
    String incarnation = database.open(NetworkParameters.testnet());
    database.execute("UPDATE chain.meta SET system_id = 0, timeline = 0, table_id = 0");
    one.release(database.held().require());

    assertThat(continuity(Optional.empty())).isEqualTo(Continuity.FIRST_SEEN);
    assertThat(incarnation()).isEqualTo(incarnation);
    assertThat(database.number("SELECT timeline FROM chain.meta")).isEqualTo(1);
  }

  private String incarnation() {
    return database.query("SELECT incarnation FROM chain.meta", row -> row.getString(0)).getFirst();
  }

  private Continuity continuity(Optional<Position> seen) {
    return ((Taking.Taken) two.take(TWO, seen)).continuity();
  }

  private static Term take(PgLease lease, Holder holder) {
    return ((Taking.Taken) lease.take(holder, Optional.empty())).term();
  }
}
