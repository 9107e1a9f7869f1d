package org.timecoin.contracts.map;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TransactionCodec;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.bytes.Hash;

/**
 * Blocks, transactions and outputs to and from protobuf. Reading throws {@link BadRecord} and
 * nothing else, whatever the other side sent.
 */
public final class ChainMap {

  private ChainMap() {}

  /** A hash as 32 bytes. */
  public static ByteString toProto(Hash hash) {
    return UnsafeByteOperations.unsafeWrap(hash.bytes());
  }

  /** The hash in 32 bytes. */
  public static Hash hash(ByteString bytes) {
    if (bytes.size() != Hash.LENGTH) {
      throw new BadRecord("a hash has 32 bytes, not " + bytes.size());
    }
    return Hash.of(bytes.toByteArray());
  }

  /** A block as its bincode. */
  public static org.timecoin.contracts.types.v1.Block toProto(Block block) {
    return encodedBlock(BlockCodec.encode(block));
  }

  /** A block whose bincode is at hand; the array must not change afterwards. */
  public static org.timecoin.contracts.types.v1.Block encodedBlock(byte[] bincode) {
    return org.timecoin.contracts.types.v1.Block.newBuilder()
        .setBincode(UnsafeByteOperations.unsafeWrap(bincode))
        .build();
  }

  /** The block in a bincode. */
  public static Block block(org.timecoin.contracts.types.v1.Block block) {
    try {
      return BlockCodec.decode(block.getBincode().toByteArray());
    } catch (BincodeFault e) {
      throw new BadRecord("not a block: " + e.getMessage(), e);
    }
  }

  /** A transaction as its bincode. */
  public static org.timecoin.contracts.types.v1.Transaction toProto(Transaction transaction) {
    return org.timecoin.contracts.types.v1.Transaction.newBuilder()
        .setBincode(UnsafeByteOperations.unsafeWrap(TransactionCodec.encode(transaction)))
        .build();
  }

  /** The transaction in a bincode. */
  public static Transaction transaction(org.timecoin.contracts.types.v1.Transaction transaction) {
    try {
      return TransactionCodec.decode(transaction.getBincode().toByteArray());
    } catch (BincodeFault e) {
      throw new BadRecord("not a transaction: " + e.getMessage(), e);
    }
  }

  /** A block by height and hash. */
  public static BlockRef ref(long height, Hash hash) {
    return BlockRef.newBuilder().setHeight(height).setHash(toProto(hash)).build();
  }

  /** An output by its transaction and index. */
  public static org.timecoin.contracts.types.v1.OutPoint toProto(OutPoint outpoint) {
    return org.timecoin.contracts.types.v1.OutPoint.newBuilder()
        .setTxid(toProto(outpoint.txid()))
        .setVout(outpoint.vout())
        .build();
  }

  /** The output's transaction and index. */
  public static OutPoint outPoint(org.timecoin.contracts.types.v1.OutPoint outpoint) {
    return new OutPoint(hash(outpoint.getTxid()), outpoint.getVout());
  }

  /** An unspent output; its address is the script's text and doesn't travel. */
  public static org.timecoin.contracts.types.v1.Utxo toProto(Utxo utxo) {
    return org.timecoin.contracts.types.v1.Utxo.newBuilder()
        .setOutpoint(toProto(utxo.outpoint()))
        .setValueSat(utxo.value())
        .setScriptPubkey(UnsafeByteOperations.unsafeWrap(utxo.scriptPubkey().bytes()))
        .build();
  }
}
