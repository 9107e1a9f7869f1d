package org.timecoin.protocol.build;

import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TransactionCodec;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.bytes.Hash;

/**
 * A transaction at hand.
 *
 * @param tx the transaction
 * @param txid its id
 * @param size bytes of its binary form
 */
record Candidate(Transaction tx, Hash txid, int size) {

  static Candidate of(Transaction tx) {
    return new Candidate(tx, tx.txid(), TransactionCodec.encodedSize(tx));
  }

  /** Whether two of its inputs name one output. */
  boolean spendsTwice() {
    long different = tx.inputs().stream().map(TxInput::previousOutput).distinct().count();
    return different < tx.inputs().size();
  }
}
