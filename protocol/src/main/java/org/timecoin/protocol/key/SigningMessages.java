package org.timecoin.protocol.key;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TransactionCodec;
import org.timecoin.protocol.bytes.Hash;

/**
 * What the inputs of one transaction sign: txid with every script_sig emptied ‖ input index u32 LE
 * ‖ SHA-256(bincode(outputs)), 68 bytes (protocol.md section 3). The two hashes are the same for
 * all inputs and taken once.
 */
public final class SigningMessages {

  private static final int LENGTH = Hash.LENGTH + Integer.BYTES + Hash.LENGTH;

  private final Hash unsignedTxid;
  private final Hash outputsHash;

  private SigningMessages(Hash unsignedTxid, Hash outputsHash) {
    this.unsignedTxid = unsignedTxid;
    this.outputsHash = outputsHash;
  }

  /** The messages of a transaction, whatever its script_sigs hold. */
  public static SigningMessages of(Transaction tx) {
    return new SigningMessages(TransactionCodec.unsignedTxid(tx), TransactionCodec.outputsHash(tx));
  }

  /** What the input with this index signs. */
  public byte[] forInput(int index) {
    return ByteBuffer.allocate(LENGTH)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(unsignedTxid.bytes())
        .putInt(index)
        .put(outputsHash.bytes())
        .array();
  }
}
