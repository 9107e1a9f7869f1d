package org.timecoin.chain.apply;

import java.util.List;
import org.timecoin.protocol.block.OutPoint;

/**
 * Valid blocks and everything that committing them changes, in one transaction.
 *
 * @param before what the chain must be when it is committed
 * @param blocks at least one, each on the one before, the first on {@code before}
 * @param created outputs made by them and still unspent after the last
 * @param removed outputs that were unspent before and no longer are
 * @param spent every output spent, those made within the batch among them
 * @param after what the chain is then
 */
public record BatchPlan(
    ChainState before,
    List<Candidate> blocks,
    List<Coin> created,
    List<OutPoint> removed,
    List<SpentCoin> spent,
    ChainState after) {

  public BatchPlan {
    blocks = List.copyOf(blocks);
    created = List.copyOf(created);
    removed = List.copyOf(removed);
    spent = List.copyOf(spent);
  }

  /** Transactions in all of its blocks. */
  public int transactions() {
    return Math.toIntExact(after.totals().transactions() - before.totals().transactions());
  }
}
