package org.timecoin.chain.writer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.timecoin.chain.lease.Continuity;
import org.timecoin.chain.lease.HeldTerm;
import org.timecoin.chain.lease.Holder;
import org.timecoin.chain.lease.LeaseCourse;
import org.timecoin.chain.lease.LeaseCourse.Step;
import org.timecoin.chain.lease.LeaseStore;
import org.timecoin.chain.lease.LeaseWatch;
import org.timecoin.chain.lease.Position;
import org.timecoin.chain.lease.Role;
import org.timecoin.chain.lease.Sight;
import org.timecoin.chain.lease.Taking;
import org.timecoin.chain.lease.Term;
import org.timecoin.contracts.service.BadConfiguration;

/**
 * Makes this process the writer when it can be and a reader when it can't, on one thread: taking
 * the lease, following the writer and stepping down never overlap.
 */
public final class RoleLoop {

  private static final Logger LOG = Logger.getLogger(RoleLoop.class);

  private final LeaseStore store;
  private final Holder self;
  private final LeaseCourse course;
  private final HeldTerm held;
  private final CurrentRole role;
  private final CurrentChain chain;
  private final Duties duties;
  private final LeaseWatch watch;
  private final AtomicBoolean stopping = new AtomicBoolean();

  /** Of the term that was taken and whose writer is not at work yet. */
  private Optional<CompletableFuture<Void>> beginning = Optional.empty();

  private int failures;
  private int refusals;

  /** The furthest that this process saw the chain tell of itself, whatever stands there now. */
  private Optional<Position> seen = Optional.empty();

  /** A loop that has not begun; the process is {@code self}. */
  public RoleLoop(
      LeaseStore store,
      Holder self,
      LeaseCourse course,
      HeldTerm held,
      CurrentRole role,
      CurrentChain chain,
      Duties duties,
      LeaseWatch watch) {
    this.store = store;
    this.self = self;
    this.course = course;
    this.held = held;
    this.role = role;
    this.chain = chain;
    this.duties = duties;
    this.watch = watch;
  }

  /**
   * Goes on until it is stopped; then the lease is given back.
   *
   * @throws BadConfiguration when the database can never do
   */
  public void run() throws InterruptedException {
    while (!stopping.get()) {
      seeWhetherBegun();
      switch (course.next(System.nanoTime(), held.get())) {
        case Step.Wait(long nanos) -> held.await(nanos);
        case Step.Look look -> attempt("look at the lease", this::look);
        case Step.Take take -> attempt("take the lease", this::take);
        case Step.Renew(Term term) -> attempt("renew the lease", () -> renew(term));
        case Step.StepDown(Term term, String reason) -> stepDown(term, reason, false);
      }
    }
    course.mine().ifPresent(this::giveBack);
  }

  /** Ends {@link #run}, from any thread. */
  public void stop() {
    stopping.set(true);
    held.wake();
  }

  private void attempt(String what, Runnable step) {
    try {
      step.run();
      failures = 0;
    } catch (BadConfiguration bad) {
      throw bad;
    } catch (LeaseStore.ReadOnly e) {
      refused(e);
    } catch (RuntimeException e) {
      // Whatever a driver threw, the database gave no answer. Said at each doubling.
      failures++;
      if (Integer.bitCount(failures) == 1) {
        LOG.warnf("cannot %s (%d times): %s", what, failures, e.getMessage());
      }
      course.failed(System.nanoTime());
    }
  }

  private void refused(LeaseStore.ReadOnly e) {
    refusals++;
    if (Integer.bitCount(refusals) == 1) {
      LOG.warnf("%s (%d times)", e.getMessage(), refusals);
    }
    course.refused(System.nanoTime());
  }

  /** Before it is overwritten with what an older database says. */
  private void rememberWhatWasSeen() {
    Optional<Position> now =
        chain.get().map(view -> new Position(view.incarnation(), view.state().eventSeq()));
    seen =
        now.map(later -> seen.map(before -> before.furthest(later)).orElse(later)).or(() -> seen);
  }

  private void look() {
    rememberWhatWasSeen();
    Sight sight = store.look();
    course.looked(System.nanoTime(), sight);
    if (!course.isTaking()) {
      follow(sight);
    } else if (failures > 0) {
      followWhileFree(sight);
    }
    // To follow nobody would only put off taking it.
  }

  /** What failed before may fail again, so that this process stays a reader; it takes it anyway. */
  private void followWhileFree(Sight sight) {
    try {
      follow(sight);
    } catch (BadConfiguration bad) {
      throw bad;
    } catch (RuntimeException e) {
      // Whatever a driver threw or is stored: only who writes can put it right.
      LOG.infof("the lease is free and is taken although nobody can be followed: %s", e);
    }
  }

  private void follow(Sight sight) {
    if (duties.follow()) {
      String reason =
          sight.whoHolds().map(h -> h.name() + " is the writer").orElse("nobody is the writer");
      become(new Role.Reader(sight.whoHolds(), reason));
    }
  }

  private void take() {
    rememberWhatWasSeen();
    long askedAt = System.nanoTime();
    switch (store.take(self, seen)) {
      case Taking.Refused(Sight sight) -> course.looked(System.nanoTime(), sight);
      case Taking.Taken(Term term, Continuity continuity) -> {
        course.taken(askedAt, term);
        refusals = 0;
        held.begin(term);
        report(continuity);
        watch.taken(term, continuity);
        begin(term);
      }
    }
  }

  private static void report(Continuity continuity) {
    if (continuity.isCopy()) {
      LOG.warnf(
          "the database is a copy (%s), so blocks and events may be missing that others know of;"
              + " the chain goes on under a new incarnation, and readers of its events start"
              + " again from its tip",
          continuity.sentence());
    }
  }

  /** On another thread, because it may take longer than the lease lasts. */
  private void begin(Term term) {
    become(idle("this process has the lease and is about to write"));
    CompletableFuture<Void> begun =
        CompletableFuture.runAsync(
            () -> work(term), task -> Thread.ofPlatform().daemon().name("chain-begin").start(task));
    beginning = Optional.of(begun.whenComplete((unused, failure) -> held.wake()));
  }

  private void work(Term term) {
    ChainView loaded = duties.load(term);
    chain.open(loaded.incarnation(), loaded.state());
    become(new Role.Writer(term));
    duties.begin(loaded);
  }

  private void seeWhetherBegun() {
    Optional<Term> term = course.mine();
    if (term.isEmpty() || beginning.filter(CompletableFuture::isDone).isEmpty()) {
      return;
    }
    Optional<Throwable> failure = failure(beginning.get());
    beginning = Optional.empty();
    if (failure.isEmpty()) {
      course.settled();
      return;
    }
    // Whatever it was, a writer that can't begin must not keep others from it.
    LOG.warnf("cannot begin to write: %s", failure.get().getMessage());
    stepDown(term.get(), "it could not begin: " + failure.get().getMessage(), true);
    release(term.get());
  }

  /** Why it failed; a configuration that can never do is thrown. */
  private static Optional<Throwable> failure(CompletableFuture<Void> done) {
    try {
      done.join();
      return Optional.empty();
    } catch (CompletionException e) {
      if (e.getCause() instanceof BadConfiguration bad) {
        throw bad;
      }
      return Optional.of(e.getCause());
    }
  }

  private void renew(Term term) {
    long askedAt = System.nanoTime();
    if (store.renew(term)) {
      course.renewed(askedAt);
      watch.renewed(System.nanoTime() - askedAt);
    } else {
      held.end(term);
    }
  }

  private void stepDown(Term term, String reason, boolean couldNotBegin) {
    held.end(term);
    become(idle(reason));
    endDuties();
    become(idle(reason));
    watch.steppedDown(term);
    course.steppedDown(System.nanoTime(), couldNotBegin);
  }

  private Role idle(String reason) {
    return chain.get().isPresent()
        ? new Role.Reader(Optional.empty(), reason)
        : new Role.Starting(reason);
  }

  private void endDuties() {
    // What has not begun yet must not begin afterwards; without a term it soon fails.
    beginning.ifPresent(begun -> begun.handle((unused, failure) -> Optional.empty()).join());
    beginning = Optional.empty();
    try {
      duties.end();
    } catch (RuntimeException e) {
      // A transaction that hangs: the fence refuses it when the lease has been taken.
      LOG.warnf("the writer's duties did not end in order: %s", e.getMessage());
    }
  }

  private void giveBack(Term term) {
    become(idle("this process is stopping"));
    endDuties();
    held.end(term);
    watch.steppedDown(term);
    release(term);
  }

  private void release(Term term) {
    try {
      store.release(term);
    } catch (LeaseStore.Unreachable | LeaseStore.ReadOnly e) {
      LOG.infof("the lease was not given back and will expire: %s", e.getMessage());
    }
  }

  private void become(Role next) {
    Role before = role.set(next);
    if (!before.equals(next)) {
      LOG.infof("%s: %s", name(next), next.reason());
    }
  }

  private static String name(Role role) {
    return role.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }
}
