package org.timecoin.chain.intake;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.ApplyResult;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.CommitNotes.Announcement;
import org.timecoin.chain.apply.CommitNotes.LogMark;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.ApplyRequest;
import org.timecoin.contracts.kafka.LogRecord;
import org.timecoin.contracts.log.v1.AnnouncedBlock;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.protocol.bytes.Hash;

/**
 * Handles announced blocks one after another: what extends the tip is applied and told on, what is
 * known or does not link is dropped, what breaks a rule is counted. How far the log was read is
 * committed with the block; for records without effect it is saved now and then.
 */
final class BlockIntake {

  private static final Logger LOG = Logger.getLogger(BlockIntake.class);

  private final ApplyQueue queue;
  private final OffsetKeeper offsets;
  private final ViolationReports reports;
  private final NodeClock clock;
  private final byte[] genesis;
  private final Duration announceWithin;
  private final Consumer<IntakeOutcome> watch;

  BlockIntake(
      ApplyQueue queue,
      OffsetKeeper offsets,
      ViolationReports reports,
      NodeClock clock,
      Hash genesis,
      Duration announceWithin,
      Consumer<IntakeOutcome> watch) {
    this.queue = queue;
    this.offsets = offsets;
    this.reports = reports;
    this.clock = clock;
    this.genesis = genesis.bytes();
    this.announceWithin = announceWithin;
    this.watch = watch;
  }

  /** Completes when nothing more is to be done about a record; fails when it must come again. */
  Uni<Void> handle(LogRecord<AnnouncedBlock> record) {
    LogMark mark =
        new LogMark(
            Topic.PEER_BLOCKS.suffix(),
            record.position().partition(),
            record.position().offset() + 1);
    return record
        .value()
        .filter(block -> Arrays.equals(block.getGenesisHash().toByteArray(), genesis))
        .map(block -> apply(block, mark))
        .orElseGet(
            () -> {
              watch.accept(IntakeOutcome.FOREIGN);
              return offsets.withoutEffect(mark);
            });
  }

  private Uni<Void> apply(AnnouncedBlock block, LogMark mark) {
    Announcement announcement =
        new Announcement(block.getPeer(), clock.millis() + announceWithin.toMillis());
    ApplyRequest request =
        new ApplyRequest(
            List.of(block.getBlock().getBincode().toByteArray()),
            clock.seconds(),
            block.getPeer(),
            new CommitNotes(Optional.of(announcement), Optional.of(mark)));
    return Uni.createFrom()
        .completionStage(() -> queue.submit(request))
        .chain(result -> finish(result, block.getPeer(), mark));
  }

  private Uni<Void> finish(ApplyResult result, String peer, LogMark mark) {
    return switch (result) {
      case ApplyResult.Applied applied -> {
        watch.accept(IntakeOutcome.APPLIED);
        offsets.withEffect();
        yield Uni.createFrom().voidItem();
      }
      case ApplyResult.AlreadyKnown known -> drop(IntakeOutcome.KNOWN, mark);
      case ApplyResult.MissingParent missing -> drop(IntakeOutcome.UNLINKED, mark);
      case ApplyResult.Rejected rejected -> reject(rejected, peer, mark);
      case ApplyResult.Unavailable(String reason) -> {
        watch.accept(IntakeOutcome.RETRIED);
        yield Uni.createFrom().failure(new IllegalStateException(reason));
      }
    };
  }

  private Uni<Void> drop(IntakeOutcome outcome, LogMark mark) {
    watch.accept(outcome);
    return offsets.withoutEffect(mark);
  }

  private Uni<Void> reject(ApplyResult.Rejected rejected, String peer, LogMark mark) {
    LOG.infof("an announced block is refused: %s", rejected.broken().detail());
    if (Blame.isOnRelay(rejected.broken())) {
      reports.report(peer, rejected.broken());
    }
    return drop(IntakeOutcome.REJECTED, mark);
  }
}
