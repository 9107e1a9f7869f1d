package org.timecoin.chain.heal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.timecoin.chain.verify.Course;
import org.timecoin.chain.verify.Report;

/**
 * A verification or a reindex that somebody asked for. It is told of while it runs; its report is
 * kept until somebody has got it.
 */
public final class Job implements Course {

  private final String name;
  private final BooleanSupplier cancelled;
  private final AtomicLong height = new AtomicLong();
  private final AtomicBoolean told = new AtomicBoolean();
  private final CompletableFuture<Report> report = new CompletableFuture<>();

  Job(String name, BooleanSupplier cancelled) {
    this.name = name;
    this.cancelled = cancelled;
  }

  /** What it is, such as "verifychain 6". */
  public String name() {
    return name;
  }

  /** Height of the last block that is done. */
  public long height() {
    return height.get();
  }

  /** Completes with what was found; fails with a sentence when nothing could be found out. */
  public CompletableFuture<Report> report() {
    return report.copy();
  }

  /** What was found, when it is done. */
  public Optional<Report> found() {
    return report.isDone() && !report.isCompletedExceptionally()
        ? Optional.of(report.join())
        : Optional.empty();
  }

  /** Says that somebody has got the report. */
  public void isTold() {
    told.set(true);
  }

  /**
   * Whether asking for the same again means this job: it isn't done, or nobody knows what it found.
   */
  boolean isOpen() {
    return !report.isDone() || !(told.get() || report.isCompletedExceptionally());
  }

  void done(Report found) {
    report.complete(found);
  }

  void failed(String sentence) {
    report.completeExceptionally(new IllegalStateException(sentence));
  }

  @Override
  public void at(long done) {
    height.set(done);
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }
}
