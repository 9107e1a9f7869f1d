package org.timecoin.localnet.legacy.generate;

import java.util.List;

/**
 * What a made-up chain is to be like. The same plan always gives the same bytes.
 *
 * @param blocks how many above the genesis block of Testnet
 * @param spendsPerBlock transactions in each block once there is something old enough to spend; up
 *     to 5 the legacy node would accept the chain too
 * @param payees whom each block pays, in this order; the last two spend
 */
public record ChainPlan(int blocks, int spendsPerBlock, List<Payee> payees) {

  /** Refuses plans that cannot be followed. */
  public ChainPlan {
    payees = List.copyOf(payees);
    if (blocks < 0 || spendsPerBlock < 0 || spendsPerBlock > 1000 || payees.size() < 2) {
      throw new IllegalArgumentException(
          "blocks %d, spends %d, payees %d".formatted(blocks, spendsPerBlock, payees.size()));
    }
  }

  /** Blocks with nothing but a coinbase, as an idle network makes them. */
  public static ChainPlan idle(int blocks) {
    return new ChainPlan(blocks, 0, Payee.oneOfEachTier());
  }

  /** Blocks with transactions. */
  public static ChainPlan busy(int blocks, int spendsPerBlock) {
    return new ChainPlan(blocks, spendsPerBlock, Payee.oneOfEachTier());
  }
}
