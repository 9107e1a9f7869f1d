package org.timecoin.chain.apply;

import java.util.List;
import java.util.Map;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.bytes.Hash;

/** The first batch of all: block 0, exempt from the block rules, on nothing. */
public final class GenesisPlan {

  private GenesisPlan() {}

  /** The plan that stores this genesis block; its {@code before} is the tip of no chain. */
  public static BatchPlan of(Block genesis) {
    Candidate block = Candidate.of(genesis, genesis.header().timestamp());
    CoinLedger ledger = new CoinLedger(Map.of(), ChainTotals.NOTHING);
    ledger.apply(block);
    ChainState nothing =
        new ChainState(new ChainTip(genesis.header(), Hash.ZERO), 0, ChainTotals.NOTHING);
    ChainState after = new ChainState(block.asTip(), 0, ledger.totals(block.txids().size()));
    return new BatchPlan(
        nothing, List.of(block), ledger.created(), ledger.removed(), ledger.spent(), after);
  }
}
