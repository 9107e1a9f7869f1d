package org.timecoin.protocol.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.RunCodec;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.reward.Amounts;
import org.timecoin.protocol.rules.BlockLimits;
import org.timecoin.protocol.rules.SignatureClaim;
import org.timecoin.protocol.rules.UtxoLookup;

/**
 * Makes a run from the transactions at hand: the most fee a byte first, as much as fits, the rest
 * into later blocks. What spends an output of another transaction at hand comes in a later block
 * than that one.
 */
public final class RunBuilder {

  /** No transaction is smaller: one input with its script_sig, one output with an empty script. */
  private static final long SMALLEST = 192;

  private final RunCoins coins;
  private final Pool pool;
  private final Predicate<SignatureClaim> signatures;
  private final BlockAssembly assembly;
  private final long emptySize;

  /** What the block before holds: who waits for it may come now. */
  private List<Candidate> before = List.of();

  /** Bytes that transactions of this run may still have. */
  private long runLeft;

  private RunBuilder(
      RunPlan plan,
      Collection<Transaction> transactions,
      UtxoLookup state,
      Predicate<SignatureClaim> signatures) {
    this.coins = new RunCoins(state);
    this.pool = new Pool(transactions, plan, coins);
    this.signatures = signatures;
    this.assembly = new BlockAssembly(plan);
    this.emptySize = assembly.emptySize();
    // Every block to come has its coinbase, whatever else there is room for.
    this.runLeft = RunCodec.BYTES_MOST - Long.BYTES - plan.blocks() * emptySize;
  }

  /**
   * Makes a run that keeps every rule, if the plan does: the set's change, the tiers.
   *
   * @param plan parent, paid set and length
   * @param transactions at hand, of any kind and in any order; what can't be in the run is left out
   * @param state at the parent
   * @param signatures whether a signature holds; asked only for what keeps every other rule and
   *     would fit
   */
  public static BuiltRun build(
      RunPlan plan,
      Collection<Transaction> transactions,
      UtxoLookup state,
      Predicate<SignatureClaim> signatures) {
    RunBuilder builder = new RunBuilder(plan, transactions, state, signatures);
    List<HashedBlock> blocks = new ArrayList<>();
    BlockHeader parent = plan.parent();
    for (int i = 0; i < plan.blocks(); i++) {
      blocks.add(builder.next(parent));
      parent = blocks.getLast().header();
    }
    return new BuiltRun(blocks, builder.pool.leftOut());
  }

  private HashedBlock next(BlockHeader parent) {
    pool.closed(before);
    Filling filling = new Filling();
    for (Ready one : pool.ready()) {
      if (filling.isFull()) {
        break;
      }
      consider(one, filling);
    }
    runLeft -= filling.bytes;
    HashedBlock block = assembly.block(parent, filling.chosen, filling.fees);
    coins.make(block);
    before = filling.chosen;
    return block;
  }

  private void consider(Ready one, Filling filling) {
    Candidate candidate = one.candidate();
    if (coins.conflicts(candidate)) {
      pool.drop(one, new LeftOut.Conflicting(candidate.txid()));
    } else if (filling.fits(one)) {
      Optional<SignatureClaim> bad =
          one.spend().claims().stream().filter(signatures.negate()).findFirst();
      if (bad.isPresent()) {
        pool.drop(one, new LeftOut.Invalid(candidate.txid(), bad.get().violation()));
      } else {
        coins.spend(candidate);
        pool.take(one);
        filling.add(one);
      }
    }
  }

  /** What one block holds so far beside its coinbase. */
  private final class Filling {

    private final List<Candidate> chosen = new ArrayList<>();
    private final long most = Math.min(BlockLimits.MAX_BLOCK_BYTES - emptySize, runLeft);
    private long bytes;
    private long fees;

    boolean isFull() {
      return bytes + SMALLEST > most || chosen.size() + 1 == BlockLimits.MAX_TRANSACTIONS;
    }

    /** Whether size and reward leave room. All fees on a chain are below 2^63 (see Amounts). */
    boolean fits(Ready one) {
      long sum = fees + one.spend().fee();
      return bytes + one.candidate().size() <= most
          && Long.compareUnsigned(sum, fees) >= 0
          && Long.compareUnsigned(sum, -1L - Amounts.BLOCK_SUBSIDY) <= 0;
    }

    void add(Ready one) {
      chosen.add(one.candidate());
      bytes += one.candidate().size();
      fees += one.spend().fee();
    }
  }
}
