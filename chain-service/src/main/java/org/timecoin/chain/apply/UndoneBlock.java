package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxOutput;

/**
 * A committed block with what it takes to undo it.
 *
 * @param block the block
 * @param spent the outputs that it spent or replaced, as they were before
 */
public record UndoneBlock(HashedBlock block, List<Coin> spent) {

  public UndoneBlock {
    spent = List.copyOf(spent);
  }

  /**
   * Why what it takes to undo it can't be right, in one sentence: every output that the block
   * spends must be there, and what else is there must be one that the block made anew.
   */
  Optional<String> inconsistency() {
    Set<OutPoint> missing = new HashSet<>();
    for (Transaction tx : block.block().transactions()) {
      tx.inputs().forEach(input -> missing.add(input.previousOutput()));
    }
    for (Coin coin : spent) {
      OutPoint name = coin.outpoint();
      if (!missing.remove(name) && !block.txids().contains(name.txid())) {
        return Optional.of("%s is kept as spent by block %d".formatted(name, block.height()));
      }
    }
    return missing.stream()
        .findFirst()
        .map(name -> "%s, spent by block %d, is not kept".formatted(name, block.height()));
  }

  /** The outputs that it made. */
  List<Coin> made() {
    List<Coin> made = new ArrayList<>();
    for (int position = 0; position < block.txids().size(); position++) {
      made.addAll(made(block, position));
    }
    return made;
  }

  /** The outputs of one transaction of a block. */
  static List<Coin> made(HashedBlock block, int position) {
    List<TxOutput> outputs = block.block().transactions().get(position).outputs();
    List<Coin> made = new ArrayList<>(outputs.size());
    for (int vout = 0; vout < outputs.size(); vout++) {
      OutPoint name = new OutPoint(block.txids().get(position), vout);
      made.add(new Coin(name, outputs.get(vout), block.height()));
    }
    return made;
  }
}
