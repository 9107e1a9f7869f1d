package org.timecoin.chain.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.apply.MemoryStorage;
import org.timecoin.chain.lease.HeldTerm;
import org.timecoin.chain.lease.Holder;
import org.timecoin.chain.lease.LeaseCourse;
import org.timecoin.chain.lease.LeaseTimes;
import org.timecoin.chain.lease.LeaseWatch;
import org.timecoin.chain.lease.Position;
import org.timecoin.chain.lease.Role;
import org.timecoin.chain.lease.Term;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.network.NetworkParameters;

/** What a process does as it gets, holds and loses the lease. */
class RoleLoopTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final LeaseTimes TIMES =
      new LeaseTimes(Duration.ofMillis(300), Duration.ofMillis(20));
  private static final Holder SELF = new Holder("self", "self", "self:1", "self:2");
  private static final Holder OTHER = new Holder("other", "other", "other:1", "other:2");

  private final MemoryLease store = new MemoryLease(SELF, this::released);
  private final HeldTerm held = new HeldTerm();
  private final CurrentRole role = new CurrentRole();
  private final CurrentChain chain = new CurrentChain();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final AtomicReference<Optional<RuntimeException>> loadFails =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<RuntimeException>> followFails =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<CountDownLatch> loading =
      new AtomicReference<>(new CountDownLatch(0));
  private final RoleLoop loop =
      new RoleLoop(
          store,
          SELF,
          new LeaseCourse(TIMES, ThreadLocalRandom.current(), System.nanoTime()),
          held,
          role,
          chain,
          new RecordedDuties(),
          new LeaseWatch() {});
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  @AfterEach
  void close() {
    loading.get().countDown();
    loop.stop();
    assertThat(ended.handle((unused, failure) -> true)).succeedsWithin(PATIENCE);
  }

  @Test
  void aFreeLeaseMakesItTheWriterWhenTheChainIsLoaded() {
    loading.set(new CountDownLatch(1));
    run();
    await("load");

    assertThat(role.reason()).hasValueSatisfying(why -> assertThat(why).contains("about to write"));
    loading.get().countDown();
    await("begin");
    assertThat(role.get()).isEqualTo(new Role.Writer(store.term(1)));
    assertThat(role.reason()).isEmpty();
    assertThat(chain.get()).map(ChainView::incarnation).contains("loaded");
  }

  @Test
  void theLeaseIsRenewedWhileLoadingTakesLongerThanItLasts() {
    loading.set(new CountDownLatch(1));
    run();
    await("load");
    Awaitility.await().atMost(PATIENCE).until(() -> store.renewals() > 5);

    assertThat(held.get()).contains(store.term(1));
    assertThat(done).containsExactly("load");
  }

  @Test
  void aReaderFollowsAndTakesOverWhenTheOtherIsGone() {
    store.holder(Optional.of(OTHER));
    run();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> role.get().equals(new Role.Reader(Optional.of(OTHER), "other is the writer")));
    assertThat(chain.get()).map(ChainView::incarnation).contains("followed");
    store.holder(Optional.empty());

    await("begin");
    assertThat(store.seen()).contains(new Position("followed", 0));
  }

  @Test
  void whoLosesTheLeaseEndsItsDutiesBeforeItTriesAgain() {
    run();
    await("begin");
    store.holder(Optional.of(OTHER));
    await("end");

    assertThat(held.get()).isEmpty();
    assertThat(role.reason()).isPresent();
    store.holder(Optional.empty());
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(done).containsExactly("load", "begin", "end", "load", "begin"));
  }

  @Test
  void aRefusedWriteIsEnough() {
    run();
    await("begin");
    held.end(store.term(1));

    Awaitility.await().atMost(PATIENCE).until(() -> done.contains("end"));
  }

  @Test
  void aDatabaseThatDoesNotAnswerEndsItWithTheTerm() {
    run();
    await("begin");
    store.unreachable(true);

    await("end");
    assertThat(role.get().reason()).contains("could not be renewed");
    store.unreachable(false);
    Awaitility.await().atMost(PATIENCE).until(() -> role.get() instanceof Role.Writer);
  }

  @Test
  void aStandbyIsFollowedAndTriedNowAndThenUntilItIsPromoted() {
    store.readOnly(true);
    run();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> role.get() instanceof Role.Reader && store.refusals() > 4);
    long took = store.nanosOfRefusals();
    assertThat(Duration.ofNanos(took)).isGreaterThan(TIMES.term());
    store.readOnly(false);

    await("begin");
  }

  @Test
  void whoCannotBeginGivesTheLeaseBackAndTriesAgain() {
    loadFails.set(Optional.of(new IllegalStateException("no disk")));
    run();
    Awaitility.await().atMost(PATIENCE).until(() -> store.releases() > 1);
    assertThat(done).doesNotContain("begin");
    loadFails.set(Optional.empty());

    await("begin");
  }

  @Test
  void aFreeLeaseIsTakenAlthoughNobodyCanBeFollowed() {
    followFails.set(Optional.of(new IllegalStateException("the last block is damaged")));
    store.holder(Optional.of(OTHER));
    run();
    Awaitility.await().atMost(PATIENCE).until(() -> store.looks() > 3);
    store.holder(Optional.empty());

    await("begin");
  }

  @Test
  void whoCannotBeginOnWhatBecameReadOnlyGoesOnTrying() {
    loading.set(new CountDownLatch(1));
    loadFails.set(Optional.of(new IllegalStateException("no disk")));
    run();
    await("load");
    store.readOnly(true);
    loading.get().countDown();
    Awaitility.await().atMost(PATIENCE).until(() -> store.refusals() > 0);
    assertThat(ended).isNotDone();
    loadFails.set(Optional.empty());
    store.readOnly(false);

    await("begin");
  }

  @Test
  void anOrderlyStopOnWhatBecameReadOnlyLeavesTheLeaseToExpire() {
    run();
    await("begin");
    store.readOnly(true);
    loop.stop();

    assertThat(ended).succeedsWithin(PATIENCE);
    assertThat(done).containsExactly("load", "begin", "end");
  }

  @Test
  void aConfigurationThatCanNeverDoEndsTheLoop() {
    loadFails.set(Optional.of(new BadConfiguration("another network")));
    run();

    assertThat(ended)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withCauseInstanceOf(BadConfiguration.class);
  }

  @Test
  void anOrderlyStopEndsTheDutiesAndThenGivesTheLeaseBack() {
    run();
    await("begin");
    loop.stop();

    assertThat(ended).succeedsWithin(PATIENCE);
    assertThat(done).containsExactly("load", "begin", "end", "release");
  }

  private void released() {
    if (done.contains("begin")) {
      done.add("release");
    }
  }

  private void run() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                loop.run();
                ended.complete(null);
              } catch (InterruptedException | RuntimeException e) {
                ended.completeExceptionally(e);
              }
            });
  }

  private void await(String what) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> done.contains(what));
  }

  /** Says what it was told to do. */
  private final class RecordedDuties implements Duties {

    private final MemoryStorage storage = new MemoryStorage(NetworkParameters.testnet().genesis());

    @Override
    public ChainView load(Term term) {
      done.add("load");
      try {
        loading.get().await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      failIf(loadFails);
      return new ChainView("loaded", storage.load());
    }

    @Override
    public void begin(ChainView loaded) {
      done.add("begin");
    }

    @Override
    public void end() {
      done.add("end");
    }

    private static void failIf(AtomicReference<Optional<RuntimeException>> wanted) {
      wanted
          .get()
          .ifPresent(
              failure -> {
                throw failure;
              });
    }

    @Override
    public boolean follow() {
      failIf(followFails);
      if (chain.get().isEmpty()) {
        chain.open("followed", storage.load());
      }
      return true;
    }
  }
}
