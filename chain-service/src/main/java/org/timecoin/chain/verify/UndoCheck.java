package org.timecoin.chain.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.verify.Finding.Difference;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.TxOutput;

/**
 * Checks what is kept to undo a block: it must be what the block spends, or what its outputs
 * replace, and each as the block that made it says.
 */
final class UndoCheck {

  private final RecentSource source;
  private final Findings findings;

  /** The last block that was asked for, since many spend outputs of one. */
  private Optional<Candidate> maker = Optional.empty();

  UndoCheck(RecentSource source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  void check(Candidate block) {
    Map<OutPoint, Coin> kept = new HashMap<>();
    source.spentBy(block.height()).forEach(coin -> kept.put(coin.outpoint(), coin));
    Set<OutPoint> spends = new HashSet<>();
    block.block().transactions().stream()
        .flatMap(tx -> tx.inputs().stream())
        .forEach(input -> spends.add(input.previousOutput()));
    for (OutPoint outpoint : spends) {
      Optional<Difference> difference = differs(Optional.ofNullable(kept.remove(outpoint)));
      difference.ifPresent(found -> found(block, outpoint, found));
    }
    for (Coin coin : kept.values()) {
      boolean replaced = block.txids().contains(coin.outpoint().txid());
      Optional<Difference> difference =
          replaced ? differs(Optional.of(coin)) : Optional.of(Difference.SUPERFLUOUS);
      difference.ifPresent(found -> found(block, coin.outpoint(), found));
    }
  }

  private Optional<Difference> differs(Optional<Coin> kept) {
    if (kept.isEmpty()) {
      return Optional.of(Difference.MISSING);
    }
    Coin coin = kept.get();
    return made(coin).filter(coin.output()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(Difference.WRONG);
  }

  /** The output of this name in the block that is said to have made it. */
  private Optional<TxOutput> made(Coin coin) {
    if (maker.filter(block -> block.height() == coin.createdHeight()).isEmpty()) {
      maker =
          source
              .block(coin.createdHeight())
              .map(row -> Checked.of(row, Optional.empty()))
              .filter(Checked.Good.class::isInstance)
              .map(good -> ((Checked.Good) good).block());
    }
    return maker.flatMap(block -> output(block, coin.outpoint()));
  }

  private static Optional<TxOutput> output(Candidate block, OutPoint name) {
    int position = block.txids().indexOf(name.txid());
    if (position < 0) {
      return Optional.empty();
    }
    List<TxOutput> outputs = block.block().transactions().get(position).outputs();
    return Integer.compareUnsigned(name.vout(), outputs.size()) < 0
        ? Optional.of(outputs.get(name.vout()))
        : Optional.empty();
  }

  private void found(Candidate block, OutPoint outpoint, Difference difference) {
    String row = "%d:%s:%d".formatted(block.height(), outpoint.txid().hex(), outpoint.vout());
    findings.add(new Finding.BadRow(ComputedTable.SPENT_OUTPUT, difference, block.height(), row));
  }
}
