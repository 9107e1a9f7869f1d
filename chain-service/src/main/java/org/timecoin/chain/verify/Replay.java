package org.timecoin.chain.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CertifiedRuns;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.chain.apply.RunOutcome;
import org.timecoin.protocol.bytes.Hash;

/**
 * Applies stored blocks once more, by every rule, to an applier that stands at an earlier block. Of
 * a chain that is damaged somewhere the rest is still looked at block by block, so that all the
 * damage is known at once.
 */
public final class Replay {

  /** How a replay ended. */
  public enum End {
    /** All blocks are applied. */
    DONE,
    /** One is damaged or breaks a rule; it stands among the findings. */
    DAMAGED,
    /** It was told to end. */
    CANCELLED
  }

  private final BlockSource source;
  private final BlockApplier applier;
  private final Findings findings;
  private final Course course;
  private Optional<Hash> previous = Optional.empty();
  private boolean applies = true;

  /** A replay of these blocks to this applier. */
  public Replay(BlockSource source, BlockApplier applier, Findings findings, Course course) {
    this.source = source;
    this.applier = applier;
    this.findings = findings;
    this.course = course;
  }

  /** Replays everything above the applier's tip up to a height. */
  public End upTo(long last) {
    long next = applier.state().tip().height() + 1;
    previous = Optional.of(applier.state().tip().hash());
    while (next <= last) {
      if (course.isCancelled()) {
        return End.CANCELLED;
      }
      next = page(next, last);
      course.at(next - 1);
    }
    return applies ? End.DONE : End.DAMAGED;
  }

  private long page(long first, long last) {
    StoredPage page = source.page(first, last);
    long next = first;
    List<Candidate> run = new ArrayList<>();
    for (BlockRow row : page.rows()) {
      missing(next, row.height());
      check(row).ifPresent(run::add);
      next = row.height() + 1;
    }
    if (page.rows().isEmpty()) {
      missing(next, last + 1);
      return last + 1;
    }
    if (applies) {
      apply(CertifiedRuns.place(run, page.certificates()));
    }
    return next;
  }

  private void missing(long from, long to) {
    if (from < to) {
      found(new Finding.BadBlock(from, BlockFault.MISSING));
      findings.more(to - from - 1);
      previous = Optional.empty();
    }
  }

  private Optional<Candidate> check(BlockRow row) {
    Checked checked = Checked.of(row, previous);
    previous = checked.hash(row);
    return switch (checked) {
      case Checked.Good(Candidate block) -> Optional.of(block);
      case Checked.Bad(BlockFault fault) -> {
        found(new Finding.BadBlock(row.height(), fault));
        yield Optional.empty();
      }
    };
  }

  private void found(Finding finding) {
    findings.add(finding);
    applies = false;
  }

  private void apply(List<Candidate> run) {
    RunOutcome outcome = applier.apply(run, CommitNotes.NONE);
    outcome
        .refusal()
        .ifPresent(
            refusal -> {
              switch (refusal) {
                case Refusal.Broken broken ->
                    found(new Finding.BadRule(broken.height(), broken.rule(), broken.detail()));
                case Refusal.NoParent noParent ->
                    found(new Finding.BadBlock(run.getFirst().height(), BlockFault.LINK));
                case Refusal.Undecided(String reason) -> throw new IllegalStateException(reason);
              }
            });
  }
}
