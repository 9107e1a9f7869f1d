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
  private final AddressLedger addresses = new AddressLedger();
  private long transactions;
  private long unspentOutputs;
  private long unspentSat;

  /** A ledger that starts from these stored coins and the totals of the whole set. */
  CoinLedger(Map<OutPoint, Coin> fetched, ChainTotals totals) {
    this.stored = new HashMap<>(fetched);
    this.transactions = totals.transactions();
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
    List<List<Coin>> taken = new ArrayList<>();
    for (Transaction tx : candidate.block().transactions()) {
      taken.add(spendInputs(tx, candidate.height()));
    }
    for (int position = 0; position < taken.size(); position++) {
      List<Coin> made = UndoneBlock.made(candidate.hashed(), position);
      for (Coin coin : made) {
        if (find(coin.outpoint()).isPresent()) {
          taken.get(position).add(spend(coin.outpoint(), coin.createdHeight()));
        }
        put(coin);
      }
      addresses.transaction(
          candidate.height(), position, candidate.txids().get(position), taken.get(position), made);
    }
    transactions += taken.size();
  }

  private List<Coin> spendInputs(Transaction tx, long height) {
    List<Coin> taken = new ArrayList<>(tx.inputs().size());
    for (TxInput input : tx.inputs()) {
      taken.add(spend(input.previousOutput(), height));
    }
    return taken;
  }

  private Coin spend(OutPoint outpoint, long height) {
    Coin coin = take(outpoint);
    spent.add(new SpentCoin(coin, height));
    return coin;
  }

  /**
   * Undoes a block: what it made is gone, what it spent is back. To be called before any block is
   * applied, from the tip downwards.
   *
   * @throws InconsistentUndo when what it made is not there as it made it
   */
  void undo(UndoneBlock undone) {
    List<Coin> made = undone.made();
    for (Coin coin : made) {
      if (!find(coin.outpoint()).equals(Optional.of(coin))) {
        throw new InconsistentUndo(
            "%s, made by block %d, is not stored as it was made"
                .formatted(coin.outpoint(), undone.block().height()));
      }
      take(coin.outpoint());
    }
    undone.spent().forEach(this::put);
    addresses.undo(undone.block().height(), undone.spent(), made);
    transactions -= undone.block().txids().size();
  }

  private Coin take(OutPoint outpoint) {
    Coin coin = created.remove(outpoint);
    if (coin == null) {
      coin = stored.remove(outpoint);
      if (coin == null) {
        throw new IllegalStateException(outpoint + " was found valid to spend but is not unspent");
      }
      removed.add(outpoint);
    }
    unspentOutputs--;
    unspentSat -= coin.output().value();
    return coin;
  }

  private void put(Coin coin) {
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

  /** What was done to addresses. */
  AddressLedger addresses() {
    return addresses;
  }

  /** The totals of the whole set after what was applied. */
  ChainTotals totals() {
    return new ChainTotals(transactions, unspentOutputs, unspentSat);
  }
}
