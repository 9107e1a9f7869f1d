package org.timecoin.chain.heal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.ChainTip;
import org.timecoin.chain.heal.UtxoInquiry.Contradicted;
import org.timecoin.chain.lease.HeldTerm;
import org.timecoin.chain.store.Reindexing.Wanted;
import org.timecoin.chain.store.Scrub;
import org.timecoin.chain.store.Verification;
import org.timecoin.chain.verify.Finding;
import org.timecoin.chain.verify.Report;
import org.timecoin.chain.verify.Suspicions;
import org.timecoin.chain.writer.CurrentChain;

/**
 * Looks after the stored chain while this process is the writer: one thread, one thing at a time.
 * What others say is a reason to look and never more; what is put right is put right from our own
 * blocks, or by bytes that are proven to be the damaged ones.
 */
public final class ChainDoctor implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ChainDoctor.class);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(10);
  private static final int FINDINGS_LOGGED = 10;

  private final Complaints complaints;
  private final Verification verification;
  private final ReindexWork reindex;
  private final BlockHealer healer;
  private final TipWork tip;
  private final UtxoInquiry inquiry;
  private final Scrub scrub;
  private final HeldTerm held;
  private final CurrentChain current;
  private final HealWatch watch;
  private final Timetable timetable;
  private final Suspicions suspicions;
  private final Due retry;
  private final Due ask;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final AtomicReference<Optional<Job>> running = new AtomicReference<>(Optional.empty());
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("chain-doctor").factory());
  private long scrubbed;

  /** Guarded by this: what was asked for last. */
  private Optional<Job> asked = Optional.empty();

  ChainDoctor(
      Complaints complaints,
      Verification verification,
      ReindexWork reindex,
      BlockHealer healer,
      TipWork tip,
      UtxoInquiry inquiry,
      Scrub scrub,
      HeldTerm held,
      CurrentChain current,
      HealWatch watch,
      Timetable timetable) {
    this.complaints = complaints;
    this.verification = verification;
    this.reindex = reindex;
    this.healer = healer;
    this.tip = tip;
    this.inquiry = inquiry;
    this.scrub = scrub;
    this.held = held;
    this.current = current;
    this.watch = watch;
    this.timetable = timetable;
    this.suspicions =
        new Suspicions(timetable.suspicionEvery().toNanos(), timetable.retry().toNanos());
    this.retry = new Due(timetable.retry());
    this.ask = new Due(timetable.askEvery());
  }

  /**
   * Begins, before the writer does, in each of its terms: when a reindex is due that blocks have to
   * wait for, the writer waits from now on. Fails when the database does; then it may be called
   * again.
   */
  public void begin() {
    // Before anything is loaded: nothing could be written on a tip that isn't its block.
    tip.heal();
    // Another process may have done what was due, or found what is.
    complaints.letWriterWait(reindex.wanted().filter(Wanted::waits).map(ChainDoctor::waiting));
    if (begun.compareAndSet(false, true)) {
      var unused = thread.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }
  }

  /** Makes a reindex due that blocks have to wait for. */
  public void reindexFirst(String reason) {
    Wanted wanted = new Wanted(true, reason);
    reindex.want(wanted);
    complaints.letWriterWait(Optional.of(waiting(wanted)));
  }

  /** Whether a reindex is due or under way. */
  public boolean isReindexDue() {
    return reindex.wanted().isPresent();
  }

  private static String waiting(Wanted wanted) {
    return "the chain is being reindexed: " + wanted.reason();
  }

  /**
   * Verifies the last blocks, or with depth 0 everything; the same job for all who ask meanwhile.
   *
   * @return empty when another job is under way
   */
  public Optional<Job> verify(long depth) {
    return ask("verifychain " + depth, job -> verify(depth, job));
  }

  /** Computes everything anew; the same job for all who ask meanwhile. */
  public Optional<Job> reindex() {
    return ask(
        "reindex",
        job -> {
          reindex.want(new Wanted(false, "an operator asked for it"));
          reindex(job);
        });
  }

  /** The height that the job under way has reached; NaN when there is none. */
  double jobHeight() {
    return running.get().map(job -> (double) job.height()).orElse(Double.NaN);
  }

  /** What a job does. */
  private interface Work {
    void run(Job job);
  }

  private synchronized Optional<Job> ask(String name, Work work) {
    Optional<Job> open = asked.filter(Job::isOpen);
    if (open.isPresent() && open.get().found().isEmpty()) {
      return open.filter(job -> job.name().equals(name));
    }
    if (open.filter(job -> job.name().equals(name)).isPresent()) {
      return open;
    }
    Job job = new Job(name, ending::get);
    try {
      thread.execute(() -> run(job, work));
    } catch (RejectedExecutionException e) {
      job.failed("the service is stopping");
    }
    asked = Optional.of(job);
    return asked;
  }

  private void run(Job job, Work work) {
    running.set(Optional.of(job));
    try {
      work.run(job);
    } catch (RuntimeException e) {
      // Whatever a driver threw: who asked must hear of it, and the thread goes on.
      LOG.warnf(e, "%s could not be done", job.name());
      job.failed("it could not be done: " + e.getMessage());
    } finally {
      running.set(Optional.empty());
    }
  }

  private void verify(long depth, Job job) {
    Optional<Report> report = verification.run(depth, job);
    report.ifPresent(this::tell);
    report.ifPresentOrElse(job::done, () -> job.failed("the service is stopping"));
  }

  /** Says what was found, and sees to it that it is put right. */
  private void tell(Report report) {
    report.findings().forEach(watch::found);
    report.findings().stream()
        .limit(FINDINGS_LOGGED)
        .map(Finding::sentence)
        .forEach(sentence -> LOG.warnf("found damaged: %s", sentence));
    LOG.infof(
        "looked at blocks %d to %d: %d things found", report.first(), report.tip(), report.found());
    report.damagedBlocks().forEach(complaints::damaged);
    if (report.hasBadTip() && !tip.heal()) {
      // Then it may be its block that is the wrong one.
      complaints.damaged(report.tip());
    }
    if (report.hasBadRows()) {
      reindex.want(new Wanted(false, "a verification found rows that are wrong"));
      retry.again();
    }
  }

  private void reindex(Job job) {
    Optional<Report> report = reindex.run(job);
    report.ifPresentOrElse(
        job::done,
        () -> job.failed("blocks are in the way, see the log; it goes on when they are healed"));
  }

  private void tick() {
    try {
      if (!ending.get() && held.get().isPresent()) {
        repair();
        suspect();
        scrub();
      }
    } catch (RuntimeException e) {
      // Whatever a driver threw, it is tried again; the thread must go on.
      LOG.warnf("looking after the chain failed and is tried again: %s", e.getMessage());
    }
  }

  private void repair() {
    if (complaints.takeWrongTip()) {
      tip.heal();
    }
    boolean damaged = !complaints.damaged().isEmpty();
    boolean wanted = reindex.wanted().isPresent();
    if ((damaged || wanted) && retry.take(System.nanoTime())) {
      complaints.damaged().stream().filter(healer::heal).forEach(complaints::isHealed);
      if (wanted) {
        run(new Job("reindex", ending::get), this::reindex);
      }
    }
  }

  private void suspect() {
    Optional<ChainTip> tip = current.get().map(view -> view.state().tip());
    // While blocks are damaged nothing can be compared.
    if (tip.isEmpty() || !complaints.damaged().isEmpty() || !suspicions.count(System.nanoTime())) {
      return;
    }
    Optional<String> reason = complaints.takeSuspicion();
    if (reason.isPresent()) {
      if (look(reason.get()).isEmpty()) {
        complaints.stillSuspects(reason.get());
      }
    } else if (ask.take(System.nanoTime())) {
      inquiry
          .against(tip.get())
          .filter(ours -> !suspicions.areRight(ours.tip(), ours.hash()))
          .ifPresent(ours -> compare(tip.get(), ours));
    }
  }

  private void compare(ChainTip tip, Contradicted ours) {
    String reason =
        "%d peers at block %d have other unspent outputs, hash %s"
            .formatted(ours.theirs().peers(), tip.height(), ours.theirs().utxoHash());
    Optional<Report> compared = look(reason);
    if (compared.isEmpty()) {
      // They are asked again when there may be another look.
      ask.again();
    }
    compared
        .filter(Report::isClean)
        .ifPresent(
            clean -> {
              // At another tip, others than those that they contradict were looked at.
              if (clean.tipHash().equals(ours.tip())) {
                suspicions.foundRight(ours.tip(), ours.hash());
              }
              watch.peersDiffer();
              LOG.infof(
                  "%s; ours are what our blocks say, so nothing is done (legacy nodes never remove"
                      + " what is spent)",
                  reason);
            });
  }

  /**
   * Computes everything anew for a reason to suspect that it is wrong.
   *
   * @return empty when not everything could be compared
   */
  private Optional<Report> look(String reason) {
    LOG.infof("all blocks are looked at again: %s", reason);
    Job job = new Job("verifychain 0", ending::get);
    run(job, one -> verify(0, one));
    Optional<Report> compared = job.found().filter(Report::compared);
    if (compared.isPresent()) {
      suspicions.compared(System.nanoTime());
    } else {
      suspicions.failed(System.nanoTime());
    }
    return compared;
  }

  /** A little at a time, over and over. */
  private void scrub() {
    Optional<Long> tip = current.get().map(view -> view.state().tip().height());
    if (tip.isEmpty()) {
      return;
    }
    long last = Math.min(tip.get(), scrubbed + timetable.scrubBlocks() - 1);
    scrub.damaged(scrubbed, last).forEach(complaints::damaged);
    scrubbed = last == tip.get() ? 0 : last + 1;
  }

  /** Ends what runs at the next page of blocks. */
  @Override
  public void close() {
    ending.set(true);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warnf("a look at the chain did not end in %d s", CLOSE_WAIT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
