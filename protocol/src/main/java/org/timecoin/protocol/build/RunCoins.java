package org.timecoin.protocol.build;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.rules.StatefulRules;
import org.timecoin.protocol.rules.UtxoLookup;

/** What is unspent while a run grows: what was at its parent, and what its closed blocks made. */
final class RunCoins implements UtxoLookup {

  private final UtxoLookup parent;
  private final Map<OutPoint, Utxo> made = new HashMap<>();
  private final Set<OutPoint> spent = new HashSet<>();

  RunCoins(UtxoLookup parent) {
    this.parent = parent;
  }

  @Override
  public Optional<Utxo> unspent(OutPoint outpoint) {
    if (spent.contains(outpoint)) {
      return Optional.empty();
    }
    Utxo own = made.get(outpoint);
    return own == null ? parent.unspent(outpoint) : Optional.of(own);
  }

  /** Whether something in the run spends what this would spend. */
  boolean conflicts(Candidate candidate) {
    return candidate.tx().inputs().stream().anyMatch(in -> spent.contains(in.previousOutput()));
  }

  /** Takes what a transaction spends; at once, for nothing else may spend it. */
  void spend(Candidate candidate) {
    candidate.tx().inputs().stream().map(TxInput::previousOutput).forEach(spent::add);
  }

  /** Adds what a block makes; once it is closed, for nothing in it may spend that. */
  void make(HashedBlock block) {
    StatefulRules.created(block).forEach(utxo -> made.put(utxo.outpoint(), utxo));
  }
}
