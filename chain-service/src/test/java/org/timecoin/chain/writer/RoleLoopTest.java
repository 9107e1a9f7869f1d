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
import org.timecoin.chain.lease.Continuity;
import org.timecoin.chain.lease.Epoch;
import org.timecoin.chain.lease.HeldTerm;
import org.timecoin.chain.lease.Holder;
import org.timecoin.chain.lease.LeaseCourse;
import org.timecoin.chain.lease.LeaseStore;
import org.timecoin.chain.lease.LeaseTimes;
import org.timecoin.chain.lease.LeaseWatch;
import org.timecoin.chain.lease.Position;
import org.timecoin.chain.lease.Role;
import org.timecoin.chain.lease.Sight;
import org.timecoin.chain.lease.Taking;
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

  private final MemoryLease store = new MemoryLease();
  private final HeldTerm held = new HeldTerm();
  private final CurrentRole role = new CurrentRole();
  private final CurrentChain chain = new CurrentChain();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final AtomicReference<Optional<RuntimeException>> loadFails =
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
      loadFails
          .get()
          .ifPresent(
              failure -> {
                throw failure;
              });
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

    @Override
    public boolean follow() {
      if (chain.get().isEmpty()) {
        chain.open("followed", storage.load());
      }
      return true;
    }
  }

  /** A lease without expiry. */
  private final class MemoryLease implements LeaseStore {

    private Optional<Holder> holder = Optional.empty();
    private Optional<Position> seen = Optional.empty();
    private long epoch;
    private int renewals;
    private int releases;
    private boolean unreachable;
    private boolean readOnly;
    private int refusals;
    private long firstRefusedAt;
    private long lastRefusedAt;

    Term term(long number) {
      return new Term(new Epoch(number), SELF.id());
    }

    synchronized void holder(Optional<Holder> next) {
      holder = next;
    }

    synchronized void unreachable(boolean now) {
      unreachable = now;
    }

    synchronized void readOnly(boolean now) {
      readOnly = now;
    }

    synchronized int refusals() {
      return refusals;
    }

    synchronized long nanosOfRefusals() {
      return lastRefusedAt - firstRefusedAt;
    }

    private void requireWritable() {
      if (readOnly) {
        lastRefusedAt = System.nanoTime();
        firstRefusedAt = refusals == 0 ? lastRefusedAt : firstRefusedAt;
        refusals++;
        throw new ReadOnly("the test wants it so", new IllegalStateException());
      }
    }

    synchronized int renewals() {
      return renewals;
    }

    synchronized int releases() {
      return releases;
    }

    synchronized Optional<Position> seen() {
      return seen;
    }

    private void answer() {
      if (unreachable) {
        throw new Unreachable("the test wants it so", new IllegalStateException());
      }
    }

    @Override
    public synchronized Sight look() {
      answer();
      return holder
          .filter(other -> !other.equals(SELF))
          .<Sight>map(Sight.Held::new)
          .orElse(new Sight.Free());
    }

    @Override
    public synchronized Taking take(Holder by, Optional<Position> position) {
      answer();
      if (look() instanceof Sight.Held other) {
        return new Taking.Refused(other);
      }
      requireWritable();
      holder = Optional.of(by);
      seen = position;
      return new Taking.Taken(term(++epoch), Continuity.SAME);
    }

    @Override
    public synchronized boolean renew(Term term) {
      answer();
      renewals++;
      return holder.filter(SELF::equals).isPresent();
    }

    @Override
    public synchronized void release(Term term) {
      answer();
      releases++;
      holder = Optional.empty();
      if (done.contains("begin")) {
        done.add("release");
      }
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
