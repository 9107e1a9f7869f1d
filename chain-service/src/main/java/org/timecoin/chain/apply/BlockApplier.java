package org.timecoin.chain.apply;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.timecoin.chain.apply.ChainStorage.OutputCollision;
import org.timecoin.chain.apply.ChainStorage.StorageUnavailable;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.bytes.Hash;

/**
 * The one writer of the chain: applies runs of blocks to what is stored, batch by batch. Knows
 * nothing of threads; whoever owns it calls it from one (asserted there).
 */
public final class BlockApplier {

  private final ChainStorage storage;
  private final BatchComputation computation;
  private final BatchLimits limits;
  private final ApplyWatch watch;

  /** Empty when it must be loaded: at first, and after a commit whose outcome is unknown. */
  private Optional<ChainState> loaded = Optional.empty();

  /** An applier over this storage. */
  public BlockApplier(
      ChainStorage storage, BatchComputation computation, BatchLimits limits, ApplyWatch watch) {
    this.storage = storage;
    this.computation = computation;
    this.limits = limits;
    this.watch = watch;
  }

  /**
   * Where the chain stands.
   *
   * @throws StorageUnavailable when that can't be found out now
   */
  public ChainState state() {
    ChainState state = loaded.orElseGet(storage::load);
    loaded = Optional.of(state);
    return state;
  }

  /**
   * Applies a run: at least one block, each meant to stand on the one before. Blocks at its start
   * that are committed already are passed over.
   *
   * @param notes committed with the last block, when it gets that far
   * @throws StorageUnavailable when storage fails before the state is known
   */
  public RunOutcome apply(List<Candidate> run, CommitNotes notes) {
    int known = knownPrefix(run);
    if (known == run.size()) {
      return new RunOutcome(known, known, state().tip(), Optional.empty());
    }
    Candidate next = run.get(known);
    // Within a run a broken link is the fault of whoever served it, and the rules say so.
    boolean linksWithinRun = known > 0 && state().tip().hash().equals(run.get(known - 1).hash());
    if (!linksWithinRun && !next.previousHash().equals(state().tip().hash())) {
      return new RunOutcome(
          known, known, state().tip(), Optional.of(new Refusal.NoParent(next.previousHash())));
    }
    return applyNew(run, known, notes);
  }

  private RunOutcome applyNew(List<Candidate> run, int known, CommitNotes notes) {
    int committed = known;
    Optional<Refusal> refusal = Optional.empty();
    ChainTip tip = state().tip();
    try {
      for (List<Candidate> batch : limits.cut(run.subList(known, run.size()))) {
        boolean last = committed + batch.size() == run.size();
        BatchVerdict verdict = applyBatch(batch, last ? notes : CommitNotes.NONE);
        committed += verdict.plan().map(plan -> plan.blocks().size()).orElse(0);
        tip = state().tip();
        if (verdict.broken().isPresent()) {
          watch.refused(verdict.broken().get());
          refusal = verdict.broken().map(Refusal.class::cast);
          break;
        }
      }
    } catch (StorageUnavailable e) {
      loaded = Optional.empty();
      refusal = Optional.of(new Refusal.Undecided(e.getMessage()));
    }
    return new RunOutcome(known, committed, tip, refusal);
  }

  private BatchVerdict applyBatch(List<Candidate> batch, CommitNotes notes) {
    Set<OutPoint> inputs = inputs(batch);
    try {
      return commit(verdict(batch, inputs), notes);
    } catch (OutputCollision e) {
      // A coinbase repeats an earlier one: judge again with the outputs it replaces at hand.
      Set<OutPoint> touched = new HashSet<>(inputs);
      touched.addAll(outputs(batch));
      return commit(verdict(batch, touched), notes);
    }
  }

  private BatchVerdict verdict(List<Candidate> batch, Set<OutPoint> touched) {
    long start = System.nanoTime();
    Map<OutPoint, Coin> coins = touched.isEmpty() ? Map.of() : storage.unspent(touched);
    long fetched = System.nanoTime();
    BatchVerdict verdict = computation.compute(state(), batch, coins);
    watch.took(ApplyStage.FETCH, fetched - start);
    watch.took(ApplyStage.VALIDATE, System.nanoTime() - fetched);
    return verdict;
  }

  private BatchVerdict commit(BatchVerdict verdict, CommitNotes notes) {
    if (verdict.plan().isPresent()) {
      BatchPlan plan = verdict.plan().get();
      long start = System.nanoTime();
      storage.commit(plan, verdict.broken().isPresent() ? CommitNotes.NONE : notes);
      loaded = Optional.of(plan.after());
      watch.took(ApplyStage.COMMIT, System.nanoTime() - start);
      watch.committed(plan);
    }
    return verdict;
  }

  /** How many blocks of a run, from its first on, are ours. */
  private int knownPrefix(List<Candidate> run) {
    long first = run.getFirst().height();
    long tipHeight = state().tip().height();
    // Heights are unsigned on the wire; one that reads as negative is far above any tip.
    if (first < 0 || first > tipHeight) {
      return 0;
    }
    List<Hash> ours = storage.hashes(first, Math.min(tipHeight, first + run.size() - 1));
    int known = 0;
    while (known < ours.size() && ours.get(known).equals(run.get(known).hash())) {
      known++;
    }
    return known;
  }

  static Set<OutPoint> inputs(List<Candidate> batch) {
    Set<OutPoint> inputs = new HashSet<>();
    for (Candidate block : batch) {
      for (Transaction tx : block.block().transactions()) {
        for (TxInput input : tx.inputs()) {
          inputs.add(input.previousOutput());
        }
      }
    }
    return inputs;
  }

  private static Set<OutPoint> outputs(List<Candidate> batch) {
    Set<OutPoint> outputs = new HashSet<>();
    for (Candidate block : batch) {
      for (int i = 0; i < block.txids().size(); i++) {
        int count = block.block().transactions().get(i).outputs().size();
        for (int vout = 0; vout < count; vout++) {
          outputs.add(new OutPoint(block.txids().get(i), vout));
        }
      }
    }
    return outputs;
  }
}
