package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.timecoin.chain.apply.ChainStorage.StorageUnavailable;
import org.timecoin.chain.apply.SwitchResult.Reason;
import org.timecoin.protocol.bytes.Hash;

/**
 * The one writer of the chain: applies runs of blocks to what is stored, batch by batch. Knows
 * nothing of threads; whoever owns it calls it from one (asserted there).
 */
public final class BlockApplier {

  /** Blocks undone in one transaction where nothing is put in their place; bounds the memory. */
  private static final int UNDONE_TOGETHER = 10;

  private final ChainStorage storage;
  private final BatchComputation computation;
  private final BatchLimits limits;
  private final SwitchLimits switches;
  private final BranchSwitch branches;
  private final ApplyWatch watch;

  /** Empty when it must be loaded: at first, and after a commit whose outcome is unknown. */
  private Optional<ChainState> loaded = Optional.empty();

  /**
   * An applier over this storage.
   *
   * @param switches how far a switch of branches may go
   */
  public BlockApplier(
      ChainStorage storage,
      BatchComputation computation,
      BatchLimits limits,
      SwitchLimits switches,
      ApplyWatch watch) {
    this.storage = storage;
    this.computation = computation;
    this.limits = limits;
    this.switches = switches;
    this.branches = new BranchSwitch(storage, computation, switches, watch);
    this.watch = watch;
  }

  /**
   * Where the chain stands.
   *
   * @throws StorageUnavailable when that can't be found out now
   */
  public ChainState state() {
    if (loaded.isPresent()) {
      return loaded.get();
    }
    ChainState state = storage.load();
    loaded = Optional.of(state);
    watch.loaded(state);
    return state;
  }

  /** Whatever was known of the chain may be wrong now; it is loaded again. */
  public void forget() {
    loaded = Optional.empty();
  }

  /**
   * Applies a run: at least one block, each meant to stand on the one before. Blocks at its start
   * that are committed already are passed over.
   *
   * @param notes committed with the last block, when it gets that far
   * @throws StorageUnavailable when storage fails before the state is known
   */
  public RunOutcome apply(List<Candidate> run, CommitNotes notes) {
    return apply(run, notes, RunCourse.ALL_GIVEN);
  }

  /**
   * The same for a run that may go on while it is applied.
   *
   * @param course what else belongs to it; nothing where there are notes
   */
  public RunOutcome apply(List<Candidate> run, CommitNotes notes, RunCourse course) {
    int known = knownPrefix(run.getFirst().height(), run.stream().map(Candidate::hash).toList());
    if (known == run.size()) {
      return new RunOutcome(known, known, state().tip(), Optional.empty());
    }
    Candidate next = run.get(known);
    // A longer run on a decided parent conflicts as well, although its first blocks are ours.
    boolean decided = next.height() > 0 && next.height() <= state().finalHeight();
    if (decided || next.continuesRun()) {
      Refusal.Broken broken = RuleJudge.conflictsWithFinal(next);
      watch.refused(broken);
      return new RunOutcome(known, known, state().tip(), Optional.of(broken));
    }
    // Within a run a broken link is the fault of whoever served it, and the rules say so.
    boolean linksWithinRun = known > 0 && state().tip().hash().equals(run.get(known - 1).hash());
    if (!linksWithinRun && !next.previousHash().equals(state().tip().hash())) {
      return new RunOutcome(
          known, known, state().tip(), Optional.of(new Refusal.NoParent(next.previousHash())));
    }
    return applyNew(run, known, notes, course);
  }

  private RunOutcome applyNew(List<Candidate> run, int known, CommitNotes notes, RunCourse course) {
    AtomicInteger committed = new AtomicInteger(known);
    RunApplication application =
        new RunApplication(
            storage,
            computation,
            watch,
            state(),
            plan -> {
              moveTo(Committed.of(plan));
              int blocks = committed.addAndGet(plan.blocks().size());
              course.reached(new RunOutcome(known, blocks, state().tip(), Optional.empty()));
            });
    Optional<Refusal> refusal =
        applyAll(application, run.subList(known, run.size()), notes, course);
    ChainTip tip = state().tip();
    if (refusal.filter(Refusal.Undecided.class::isInstance).isPresent()) {
      loaded = Optional.empty();
    }
    return new RunOutcome(known, committed.get(), tip, refusal);
  }

  private Optional<Refusal> applyAll(
      RunApplication application, List<Candidate> run, CommitNotes notes, RunCourse course) {
    try {
      List<Candidate> left = withMore(run, course);
      while (!left.isEmpty()) {
        List<Candidate> batch = List.copyOf(limits.first(left));
        boolean last = batch.size() == left.size();
        boolean holds = application.next(batch, last ? notes : CommitNotes.NONE);
        left = holds ? withMore(left.subList(batch.size(), left.size()), course) : List.of();
      }
      Optional<Refusal.Broken> broken = application.finish();
      broken.ifPresent(watch::refused);
      return broken.map(Refusal.class::cast);
    } catch (StorageUnavailable e) {
      return Optional.of(new Refusal.Undecided(e.getMessage()));
    } finally {
      application.abandon();
    }
  }

  /** What is left to be judged, with what has come since where that could go into one batch. */
  private List<Candidate> withMore(List<Candidate> left, RunCourse course) {
    if (limits.first(left).size() < left.size()) {
      return left;
    }
    List<Candidate> all = new ArrayList<>(left);
    all.addAll(course.more());
    return all;
  }

  private void moveTo(Committed done) {
    loaded = Optional.of(done.after());
    watch.committed(done);
  }

  /** How many blocks of a run, from its first on, are ours. */
  private int knownPrefix(long first, List<Hash> run) {
    long tipHeight = state().tip().height();
    // Heights are unsigned on the wire; one that reads as negative is far above any tip.
    if (first < 0 || first > tipHeight) {
      return 0;
    }
    List<Hash> ours = storage.hashes(first, Math.min(tipHeight, first + run.size() - 1));
    int known = 0;
    while (known < ours.size() && ours.get(known).equals(run.get(known))) {
      known++;
    }
    return known;
  }

  /**
   * Leaves everything above an ancestor for a branch that stands on it, in one transaction or not
   * at all.
   *
   * @param ancestor height of a block of ours
   * @param hash of that block
   * @param branch blocks without certificates, the first on the ancestor
   */
  public SwitchResult switchTo(long ancestor, Hash hash, List<PackedBlock> branch) {
    try {
      ChainState state = state();
      Optional<Reason> objection = branches.objection(state, ancestor, hash, branch.size());
      return objection.isPresent()
          ? new SwitchResult.Refused(state.tip(), objection.get())
          : switchTo(state, ancestor, branch);
    } catch (StorageUnavailable e) {
      loaded = Optional.empty();
      return new SwitchResult.Unavailable(e.getMessage());
    }
  }

  private SwitchResult switchTo(ChainState state, long ancestor, List<PackedBlock> branch) {
    // Blocks that both branches have are neither undone nor applied.
    int known =
        branch.getFirst().height() == ancestor + 1
            ? knownPrefix(ancestor + 1, branch.stream().map(PackedBlock::hash).toList())
            : 0;
    if (known == branch.size()) {
      return new SwitchResult.AlreadyThere(state.tip());
    }
    // Judged where the branches really part: one that holds the checkpoint's block keeps it.
    if (switches.holdCheckpoint(ancestor + known, state.tip().height())) {
      return new SwitchResult.Refused(state.tip(), Reason.BELOW_CHECKPOINT);
    }
    BranchSwitch.Outcome outcome =
        branches.take(state, ancestor + known, branch.subList(known, branch.size()));
    if (outcome.broken().isPresent()) {
      watch.refused(outcome.broken().get());
      return new SwitchResult.Rejected(state.tip(), outcome.broken().get());
    }
    outcome.done().ifPresent(this::moveTo);
    int undone = Math.toIntExact(state.tip().height() - ancestor - known);
    return new SwitchResult.Switched(state().tip(), undone);
  }

  /**
   * Undoes the blocks above a height, a few a transaction.
   *
   * @param height that of the new tip; not below what is final
   * @return how many blocks were undone
   * @throws StorageUnavailable when storage fails; blocks may be undone down to any height above
   */
  public long undoDownTo(long height) {
    long from = state().tip().height();
    if (height < state().finalHeight()) {
      throw new IllegalArgumentException(
          "blocks up to "
              + state().finalHeight()
              + " are final, so none can be undone to "
              + height);
    }
    try {
      while (state().tip().height() > height) {
        long next = Math.max(height, state().tip().height() - UNDONE_TOGETHER);
        moveTo(branches.undo(state(), next));
      }
    } catch (StorageUnavailable e) {
      loaded = Optional.empty();
      throw e;
    }
    return Math.max(0, from - height);
  }
}
