package org.timecoin.protocol.rules;

import java.util.Optional;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;

/** The port through which rules see the chain's state as it is before the block. */
@FunctionalInterface
public interface UtxoLookup {

  /** The output when it is unspent, else nothing. */
  Optional<Utxo> unspent(OutPoint outpoint);
}
