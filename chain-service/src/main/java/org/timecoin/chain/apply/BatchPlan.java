package org.timecoin.chain.apply;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.vote.Certificate;

/**
 * Everything that committing a batch changes, in one transaction: blocks to undo, if any, then
 * valid blocks on what is left.
 *
 * @param before what the chain must be when it is committed
 * @param undo what is undone first
 * @param blocks each on the one before, the first on the ancestor or on {@code before}; at least
 *     one where nothing is undone
 * @param coins what changes in the outputs
 * @param addresses what changes in the index of addresses
 * @param certificates of the runs among the blocks, in order
 * @param after what the chain is then
 */
public record BatchPlan(
    ChainState before,
    Optional<Undo> undo,
    List<Candidate> blocks,
    CoinChanges coins,
    AddressChanges addresses,
    List<Certificate> certificates,
    ChainState after) {

  /**
   * What changes in the outputs.
   *
   * @param removed that were unspent before and no longer are; removed before any is created
   * @param created that are unspent after the last block and were not before
   * @param spent every output spent, those made within the batch among them
   */
  public record CoinChanges(List<OutPoint> removed, List<Coin> created, List<SpentCoin> spent) {

    /**
     * What is unspent of some outputs afterwards.
     *
     * @param stored what is unspent of them before, or after: it makes no difference
     * @param touched their names
     */
    Map<OutPoint, Coin> over(Map<OutPoint, Coin> stored, Set<OutPoint> touched) {
      Map<OutPoint, Coin> after = new HashMap<>(stored);
      removed.forEach(after::remove);
      created.stream()
          .filter(coin -> touched.contains(coin.outpoint()))
          .forEach(coin -> after.put(coin.outpoint(), coin));
      return after;
    }
  }

  /**
   * What changes in the index of addresses.
   *
   * @param undone lines of histories that are removed first
   * @param entries lines that are written
   * @param balances what changes in balances
   */
  public record AddressChanges(
      List<AddressAtHeight> undone, List<AddressEntry> entries, List<AddressChange> balances) {}

  public BatchPlan {
    blocks = List.copyOf(blocks);
    certificates = List.copyOf(certificates);
  }

  /** The plan of what a ledger did. */
  static BatchPlan of(Basis basis, List<Candidate> blocks, CoinLedger ledger) {
    AddressLedger addresses = ledger.addresses();
    return new BatchPlan(
        basis.before(),
        basis.undo(),
        blocks,
        new CoinChanges(ledger.removed(), ledger.created(), ledger.spent()),
        new AddressChanges(addresses.undone(), addresses.entries(), addresses.changes()),
        certificates(blocks),
        after(basis, blocks, ledger));
  }

  private static List<Certificate> certificates(List<Candidate> blocks) {
    return blocks.stream()
        .flatMap(block -> block.place().stream())
        .filter(RunPlace::isLast)
        .map(place -> place.certificate().orElseThrow(BatchPlan::proposal))
        .toList();
  }

  private static IllegalStateException proposal() {
    return new IllegalStateException("a proposal is judged and never committed");
  }

  private static ChainState after(Basis basis, List<Candidate> blocks, CoinLedger ledger) {
    ChainTip tip = blocks.isEmpty() ? basis.parent() : blocks.getLast().asTip();
    // One event for what is undone, one for what is applied.
    int events = (basis.undo().isPresent() ? 1 : 0) + (blocks.isEmpty() ? 0 : 1);
    long finalHeight =
        blocks.stream()
            .filter(block -> block.place().isPresent())
            .mapToLong(Candidate::height)
            .reduce(basis.before().finalHeight(), Math::max);
    return new ChainState(tip, basis.before().eventSeq() + events, ledger.totals(), finalHeight);
  }

  /** Transactions in all of its blocks. */
  public int transactions() {
    return blocks.stream().mapToInt(block -> block.txids().size()).sum();
  }
}
