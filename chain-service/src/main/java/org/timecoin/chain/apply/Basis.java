package org.timecoin.chain.apply;

import java.util.Map;
import java.util.Optional;
import org.timecoin.protocol.block.OutPoint;

/**
 * What a batch is judged on: the stored chain, what of it is undone first, and what is stored of
 * that which the batch touches.
 *
 * @param before the stored chain
 * @param undo what is undone before the first block
 * @param coins of the outputs that the batch and the undone blocks name, those that are stored and
 *     unspent
 * @param collateral what is stored of the addresses that the batch pays
 */
public record Basis(
    ChainState before,
    Optional<Undo> undo,
    Map<OutPoint, Coin> coins,
    StoredCollateral collateral) {

  /** The block that the first of the batch stands on. */
  ChainTip parent() {
    return undo.map(Undo::ancestor).orElse(before.tip());
  }

  /** A ledger in which all is undone and nothing is applied. */
  CoinLedger ledger() {
    CoinLedger ledger = new CoinLedger(coins, before.totals());
    undo.ifPresent(undone -> undone.blocks().forEach(ledger::undo));
    return ledger;
  }
}
