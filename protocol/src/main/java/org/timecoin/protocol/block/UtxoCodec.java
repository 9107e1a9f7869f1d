package org.timecoin.protocol.block;

import org.timecoin.protocol.bincode.BincodeReader;
import org.timecoin.protocol.bincode.BincodeSize;
import org.timecoin.protocol.bincode.BincodeWriter;
import org.timecoin.protocol.bytes.Hash;

/** The binary form of unspent outputs and of their states. Nothing hashes it. */
public final class UtxoCodec {

  private static final int LAST_STATE = 4;

  private UtxoCodec() {}

  /** The binary form of an output. */
  public static byte[] encode(Utxo utxo) {
    int size = Hash.LENGTH + Integer.BYTES + Long.BYTES;
    size += BincodeSize.of(utxo.scriptPubkey()) + BincodeSize.of(utxo.address());
    BincodeWriter out = new BincodeWriter(size);
    TransactionCodec.outPoint(out, utxo.outpoint());
    return out.u64(utxo.value()).byteString(utxo.scriptPubkey()).text(utxo.address()).finish();
  }

  /** The output with exactly this binary form; else a BincodeFault. */
  public static Utxo decode(byte[] bytes) {
    BincodeReader in = new BincodeReader(bytes);
    Utxo utxo = new Utxo(TransactionCodec.outPoint(in), in.u64(), in.byteString(), in.text());
    in.finish();
    return utxo;
  }

  /** The binary form of a state. */
  public static byte[] encodeState(UtxoState state) {
    return switch (state) {
      case UtxoState.Unspent s -> variant(0, 0).finish();
      case UtxoState.Locked s -> variant(1, 40).hash(s.txid()).u64(s.lockedAt()).finish();
      case UtxoState.SpentPending s ->
          variant(2, 48)
              .hash(s.txid())
              .u32(s.votes())
              .u32(s.totalNodes())
              .u64(s.spentAt())
              .finish();
      case UtxoState.SpentFinalized s ->
          variant(3, 44).hash(s.txid()).u64(s.finalizedAt()).u32(s.votes()).finish();
      case UtxoState.Confirmed s ->
          variant(4, 48).hash(s.txid()).u64(s.blockHeight()).u64(s.confirmedAt()).finish();
    };
  }

  /** The state with exactly this binary form; else a BincodeFault. */
  public static UtxoState decodeState(byte[] bytes) {
    BincodeReader in = new BincodeReader(bytes);
    UtxoState state =
        switch (in.variant(LAST_STATE)) {
          case 0 -> new UtxoState.Unspent();
          case 1 -> new UtxoState.Locked(in.hash(), in.u64());
          case 2 -> new UtxoState.SpentPending(in.hash(), in.u32(), in.u32(), in.u64());
          case 3 -> new UtxoState.SpentFinalized(in.hash(), in.u64(), in.u32());
          default -> new UtxoState.Confirmed(in.hash(), in.u64(), in.u64());
        };
    in.finish();
    return state;
  }

  private static BincodeWriter variant(int number, int payloadSize) {
    return new BincodeWriter(Integer.BYTES + payloadSize).u32(number);
  }
}
