package org.timecoin.protocol.block;

import java.util.List;
import org.timecoin.protocol.bytes.Hash;

/**
 * A transfer, or the coinbase of a block, which has no inputs.
 *
 * @param version carried, without a meaning here; {@code u32}
 * @param inputs what is spent
 * @param outputs what is made
 * @param lockTime carried, without a meaning here; {@code u32}
 * @param timestamp seconds since 1970
 */
public record Transaction(
    int version, List<TxInput> inputs, List<TxOutput> outputs, int lockTime, long timestamp) {

  public Transaction {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** SHA-256 over the binary form, script_sigs included. Computed anew at every call. */
  public Hash txid() {
    return TransactionCodec.txid(this);
  }

  /** Whether this has the form of a coinbase: no inputs. */
  public boolean isCoinbase() {
    return inputs.isEmpty();
  }
}
