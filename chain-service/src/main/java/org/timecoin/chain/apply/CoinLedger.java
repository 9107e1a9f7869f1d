package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;

/**
 * Which of the outputs that a batch touches are unspent, block after block, and what that changes
 * in the stored set. Outputs made and spent within the batch never reach the stored set.
 *
 * <p>A coinbase may repeat the bytes, and so the txid, of an earlier one (no rule below activation
 * forbids it). Its outputs then replace those of the earlier one, as in the legacy node; the
 * replaced ones are kept as spent by that block, so undoing it brings them back.
 */
final class CoinLedger {

  private final Map<OutPoint, Coin> stored;
  private final Map<OutPoint, Coin> created = new LinkedHashMap<>();
  private final List<OutPoint> removed = new ArrayList<>();
  private final List<SpentCoin> spent = new ArrayList<>();
  private long unspentOutputs;
  private long unspentSat;

  /** A ledger that starts from these stored coins and the totals of the whole set. */
  CoinLedger(Map<OutPoint, Coin> fetched, ChainTotals totals) {
    this.stored = new HashMap<>(fetched);
    this.unspentOutputs = totals.unspentOutputs();
    this.unspentSat = totals.unspentSat();
  }

  /** The output of this name if it is unspent now. */
  Optional<Coin> find(OutPoint outpoint) {
    Coin coin = created.get(outpoint);
    return Optional.ofNullable(coin == null ? stored.get(outpoint) : coin);
  }

  /** Applies a block that was found valid: first all that it spends, then all that it makes. */
  void apply(Candidate candidate) {
    List<Transaction> transactions = candidate.block().transactions();
    for (Transaction tx : transactions) {
      for (TxInput input : tx.inputs()) {
        spend(input.previousOutput(), candidate.height());
      }
    }
    for (int i = 0; i < transactions.size(); i++) {
      List<TxOutput> outputs = transactions.get(i).outputs();
      for (int vout = 0; vout < outputs.size(); vout++) {
        OutPoint outpoint = new OutPoint(candidate.txids().get(i), vout);
        create(new Coin(outpoint, outputs.get(vout), candidate.height()));
      }
    }
  }

  private void spend(OutPoint outpoint, long height) {
    Coin coin = created.remove(outpoint);
    if (coin == null) {
      coin = stored.remove(outpoint);
      if (coin == null) {
        throw new IllegalStateException(outpoint + " was found valid to spend but is not unspent");
      }
      removed.add(outpoint);
    }
    spent.add(new SpentCoin(coin, height));
    unspentOutputs--;
    unspentSat -= coin.output().value();
  }

  private void create(Coin coin) {
    if (find(coin.outpoint()).isPresent()) {
      spend(coin.outpoint(), coin.createdHeight());
    }
    created.put(coin.outpoint(), coin);
    unspentOutputs++;
    unspentSat = Math.addExact(unspentSat, coin.output().value());
  }

  List<Coin> created() {
    return List.copyOf(created.values());
  }

  List<OutPoint> removed() {
    return List.copyOf(removed);
  }

  List<SpentCoin> spent() {
    return List.copyOf(spent);
  }

  /** The totals of the whole set after what was applied. */
  ChainTotals totals(long transactions) {
    return new ChainTotals(transactions, unspentOutputs, unspentSat);
  }
}
