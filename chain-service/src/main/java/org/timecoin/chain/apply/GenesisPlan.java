package org.timecoin.chain.apply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.bytes.Hash;

/** The first batch of all: block 0, exempt from the block rules, on nothing. */
public final class GenesisPlan {

  private GenesisPlan() {}

  /** The plan that stores this genesis block; its {@code before} is the tip of no chain. */
  public static BatchPlan of(Block genesis) {
    Candidate block = Candidate.of(genesis, genesis.header().timestamp());
    ChainState nothing =
        new ChainState(
            new ChainTip(genesis.header(), Hash.ZERO, List.of()), 0, ChainTotals.NOTHING, 0);
    Basis basis = new Basis(nothing, Optional.empty(), Map.of(), StoredCollateral.NONE);
    CoinLedger ledger = basis.ledger();
    ledger.apply(block);
    BatchPlan plan = BatchPlan.of(basis, List.of(block), ledger);
    // The genesis block is known to everybody: there is no event about it.
    ChainState after = new ChainState(plan.after().tip(), 0, plan.after().totals(), 0);
    return new BatchPlan(
        nothing,
        plan.undo(),
        plan.blocks(),
        plan.coins(),
        plan.addresses(),
        plan.certificates(),
        after);
  }
}
