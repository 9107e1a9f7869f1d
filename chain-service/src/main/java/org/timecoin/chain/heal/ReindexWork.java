package org.timecoin.chain.heal;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.timecoin.chain.store.Reindexing;
import org.timecoin.chain.store.Reindexing.Wanted;
import org.timecoin.chain.store.UtxoSummaries;
import org.timecoin.chain.verify.BlockFault;
import org.timecoin.chain.verify.Course;
import org.timecoin.chain.verify.Finding;
import org.timecoin.chain.verify.Findings;
import org.timecoin.chain.verify.Replay;
import org.timecoin.chain.verify.Report;
import org.timecoin.chain.writer.ApplyQueue;

/**
 * Reindexes: most of it beside the writer, which waits only while the last blocks are replayed and
 * the tables are compared and put right.
 */
final class ReindexWork {

  private static final Logger LOG = Logger.getLogger(ReindexWork.class);

  private final Reindexing reindexing;
  private final ApplyQueue queue;
  private final UtxoSummaries summaries;
  private final Complaints complaints;
  private final HealWatch watch;

  ReindexWork(
      Reindexing reindexing,
      ApplyQueue queue,
      UtxoSummaries summaries,
      Complaints complaints,
      HealWatch watch) {
    this.reindexing = reindexing;
    this.queue = queue;
    this.summaries = summaries;
    this.complaints = complaints;
    this.watch = watch;
  }

  Optional<Wanted> wanted() {
    return reindexing.wanted();
  }

  void want(Wanted wanted) {
    reindexing.want(wanted);
  }

  /** Does it, or goes on with it; empty when blocks are in the way or it was told to end. */
  Optional<Report> run(Course course) {
    Findings findings = new Findings();
    Optional<Report> report =
        reindexing.replay(findings, course) == Replay.End.DONE
            ? queue.alone(() -> reindexing.finish(findings, course)).toCompletableFuture().join()
            : Optional.empty();
    report.ifPresentOrElse(this::done, () -> inTheWay(findings));
    return report;
  }

  private void done(Report report) {
    // What was computed of the old rows is worth nothing; the writer tells everybody what it finds.
    queue.state().toCompletableFuture().join();
    var unused =
        summaries
            .fresh()
            .subscribe()
            .with(
                made -> LOG.infof("the hash of unspent outputs is %s", made.hash()),
                failure -> LOG.infof("unspent outputs were not hashed: %s", failure.getMessage()));
    complaints.letWriterWait(Optional.empty());
    watch.reindexed(!report.isClean());
    report.findings().forEach(watch::found);
    LOG.warnf(
        "reindexed up to block %d: %s",
        report.tip(),
        report.isClean()
            ? "everything was right"
            : report.found()
                + " things were wrong and are put right, the first of them "
                + report.findings().getFirst().sentence());
  }

  private void inTheWay(Findings findings) {
    for (Finding finding : findings.kept()) {
      watch.found(finding);
      switch (finding) {
        case Finding.BadBlock(long height, BlockFault fault) -> {
          complaints.damaged(height);
          LOG.warnf("a reindex waits until a block is healed: %s", finding.sentence());
        }
        default ->
            LOG.errorf(
                "a reindex can't go on: %s; restore the database, or give the node an empty one",
                finding.sentence());
      }
    }
  }
}
