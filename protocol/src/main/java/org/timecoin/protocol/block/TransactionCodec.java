package org.timecoin.protocol.block;

import static org.timecoin.protocol.bincode.BincodeSize.COUNT;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.bincode.BincodeReader;
import org.timecoin.protocol.bincode.BincodeSize;
import org.timecoin.protocol.bincode.BincodeWriter;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/** The binary form of transactions and the hashes over it (protocol.md section 3). */
public final class TransactionCodec {

  private static final int OUTPOINT_SIZE = Hash.LENGTH + Integer.BYTES;
  private static final int INPUT_SIZE = OUTPOINT_SIZE + COUNT + Integer.BYTES;
  private static final int OUTPUT_SIZE = Long.BYTES + COUNT;

  /** A transaction with neither inputs nor outputs. */
  static final int EMPTY_SIZE = Integer.BYTES + COUNT + COUNT + Integer.BYTES + Long.BYTES;

  private TransactionCodec() {}

  /** Bytes of the binary form, without making it. */
  public static int encodedSize(Transaction tx) {
    int size = EMPTY_SIZE + tx.inputs().size() * INPUT_SIZE;
    for (TxInput input : tx.inputs()) {
      size += input.scriptSig().length();
    }
    return size + outputsSize(tx) - COUNT;
  }

  /** The binary form. */
  public static byte[] encode(Transaction tx) {
    return write(tx).finish();
  }

  /** The transaction with exactly this binary form; else a BincodeFault. */
  public static Transaction decode(byte[] bytes) {
    BincodeReader in = new BincodeReader(bytes);
    Transaction tx = read(in);
    in.finish();
    return tx;
  }

  /** The transaction's id. */
  public static Hash txid(Transaction tx) {
    return write(tx).sha256();
  }

  /**
   * The id that the transaction would have with every script_sig emptied: what signatures commit
   * to.
   */
  public static Hash unsignedTxid(Transaction tx) {
    int size = EMPTY_SIZE + tx.inputs().size() * INPUT_SIZE + outputsSize(tx) - COUNT;
    BincodeWriter out = new BincodeWriter(size);
    out.u32(tx.version()).count(tx.inputs().size());
    for (TxInput input : tx.inputs()) {
      outPoint(out, input.previousOutput());
      out.byteString(ByteString.EMPTY).u32(input.sequence());
    }
    tail(out, tx);
    return out.sha256();
  }

  /** SHA-256 over the binary form of the list of outputs, its count included. */
  public static Hash outputsHash(Transaction tx) {
    BincodeWriter out = new BincodeWriter(outputsSize(tx));
    outputs(out, tx.outputs());
    return out.sha256();
  }

  static void write(BincodeWriter out, Transaction tx) {
    out.u32(tx.version()).count(tx.inputs().size());
    for (TxInput input : tx.inputs()) {
      outPoint(out, input.previousOutput());
      out.byteString(input.scriptSig()).u32(input.sequence());
    }
    tail(out, tx);
  }

  static Transaction read(BincodeReader in) {
    return new Transaction(in.u32(), readInputs(in), readOutputs(in), in.u32(), in.u64());
  }

  static void outPoint(BincodeWriter out, OutPoint outPoint) {
    out.hash(outPoint.txid()).u32(outPoint.vout());
  }

  static OutPoint outPoint(BincodeReader in) {
    return new OutPoint(in.hash(), in.u32());
  }

  private static BincodeWriter write(Transaction tx) {
    BincodeWriter out = new BincodeWriter(encodedSize(tx));
    write(out, tx);
    return out;
  }

  private static void tail(BincodeWriter out, Transaction tx) {
    outputs(out, tx.outputs());
    out.u32(tx.lockTime()).u64(tx.timestamp());
  }

  private static void outputs(BincodeWriter out, List<TxOutput> outputs) {
    out.count(outputs.size());
    for (TxOutput output : outputs) {
      out.u64(output.value()).byteString(output.scriptPubkey());
    }
  }

  private static int outputsSize(Transaction tx) {
    int size = COUNT;
    for (TxOutput output : tx.outputs()) {
      size += Long.BYTES + BincodeSize.of(output.scriptPubkey());
    }
    return size;
  }

  private static List<TxInput> readInputs(BincodeReader in) {
    int count = in.count(INPUT_SIZE);
    List<TxInput> inputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      inputs.add(new TxInput(outPoint(in), in.byteString(), in.u32()));
    }
    return inputs;
  }

  private static List<TxOutput> readOutputs(BincodeReader in) {
    int count = in.count(OUTPUT_SIZE);
    List<TxOutput> outputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      outputs.add(new TxOutput(in.u64(), in.byteString()));
    }
    return outputs;
  }
}
