package org.timecoin.chain.writer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.ApplyResult;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.ChainStorage.StorageUnavailable;
import org.timecoin.chain.apply.ChainTip;
import org.timecoin.chain.apply.PackedBlock;
import org.timecoin.chain.apply.ProposalVerdict;
import org.timecoin.chain.apply.Proposals;
import org.timecoin.chain.apply.RunCourse;
import org.timecoin.chain.apply.RunOutcome;
import org.timecoin.chain.apply.SwitchResult;
import org.timecoin.protocol.build.BuiltRun;
import org.timecoin.protocol.vote.Parent;

/**
 * Applies groups of requests and answers each. Stands before the applier and asserts that one
 * thread, and always the same, gets there.
 */
public final class RunWriter {

  private static final Logger LOG = Logger.getLogger(RunWriter.class);

  /** So deep a switch is said aloud (consensus.md section 4). */
  private static final int DEEP = 10;

  private final BlockApplier applier;
  private final Proposals proposals;
  private final Pause pause;
  private final OwnerThread owner = new OwnerThread();

  /** A writer that owns this applier, and waits when there is a reason to. */
  public RunWriter(BlockApplier applier, Proposals proposals, Pause pause) {
    this.applier = applier;
    this.proposals = proposals;
    this.pause = pause;
  }

  /** The chain as stored now; the first call makes the caller's thread the owner. */
  ChainState state() {
    owner.check();
    applier.forget();
    return applier.state();
  }

  /** Undoes everything above a height. */
  ChainState undoDownTo(long height) {
    owner.check();
    applier.undoDownTo(height);
    return applier.state();
  }

  /** Does something to what is stored, of which nothing is known afterwards. */
  <T> T alone(Supplier<T> work) {
    owner.check();
    try {
      return work.get();
    } finally {
      applier.forget();
    }
  }

  /** Judges a run on the tip. */
  ProposalVerdict validate(Parent parent, List<Candidate> run) {
    owner.check();
    return proposals.validate(applier.state(), parent, run);
  }

  /** Makes a run on the tip; empty when the parent is another block. */
  Optional<BuiltRun> build(BuildRequest request) {
    owner.check();
    return proposals.build(
        applier.state(),
        request.parent(),
        request.paid(),
        request.blocks(),
        request.transactions());
  }

  /** Leaves one branch for another. */
  SwitchResult switchBranch(SwitchRequest request, List<PackedBlock> branch) {
    owner.check();
    Optional<String> reason = pause.reason();
    if (reason.isPresent()) {
      return new SwitchResult.Unavailable(reason.get());
    }
    SwitchResult result = applier.switchTo(request.ancestor(), request.ancestorHash(), branch);
    switch (result) {
      case SwitchResult.Switched(ChainTip tip, int undone) when undone >= DEEP ->
          LOG.warnf(
              "%d blocks were undone for another branch; the tip is %d", undone, tip.height());
      case SwitchResult.Switched(ChainTip tip, int undone) ->
          LOG.infof(
              "%d blocks were undone for another branch; the tip is %d", undone, tip.height());
      case SwitchResult.Refused(ChainTip tip, SwitchResult.Reason why) ->
          LOG.warnf("no switch of branches at %d: %s", tip.height(), why.sentence());
      case SwitchResult.Rejected rejected ->
          LOG.infof("a branch is refused: %s", rejected.broken().detail());
      case SwitchResult.AlreadyThere there -> LOG.debug("a branch is ours already");
      case SwitchResult.Unavailable(String why) -> LOG.warnf("a branch waits: %s", why);
    }
    return result;
  }

  /** Another process may write from now on: nothing is known any more. */
  void forget() {
    owner.check();
    applier.forget();
  }

  /** Applies a group in one go: each of its requests continues the one before. */
  void write(RunGroup group) {
    owner.check();
    Optional<String> reason = pause.reason();
    if (reason.isPresent()) {
      postpone(group, reason.get());
      return;
    }
    try {
      RunOutcome outcome =
          group.first().isEmpty()
              ? nothingToApply()
              : applier.apply(group.first(), group.notes(), course(group));
      group.answer(outcome);
    } catch (StorageUnavailable e) {
      postpone(group, e.getMessage());
    }
  }

  private RunCourse course(RunGroup group) {
    return new RunCourse() {
      @Override
      public List<Candidate> more() {
        // Whoever is not taken now is told the reason when the next group begins.
        return pause.reason().isPresent() ? List.of() : group.more();
      }

      @Override
      public void reached(RunOutcome outcome) {
        group.reached(outcome);
      }
    };
  }

  private static void postpone(RunGroup group, String reason) {
    LOG.warnf("blocks wait: %s", reason);
    group.answer(new ApplyResult.Unavailable(reason));
  }

  private RunOutcome nothingToApply() {
    return new RunOutcome(0, 0, applier.state().tip(), Optional.empty());
  }
}
