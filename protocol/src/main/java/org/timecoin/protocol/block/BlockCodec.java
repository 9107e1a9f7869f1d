package org.timecoin.protocol.block;

import static org.timecoin.protocol.bincode.BincodeSize.COUNT;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.bincode.BincodeReader;
import org.timecoin.protocol.bincode.BincodeSize;
import org.timecoin.protocol.bincode.BincodeWriter;
import org.timecoin.protocol.bytes.Hash;

/**
 * The binary form of blocks, used for the block hash, the size limit, storage and our own services
 * (protocol.md section 3). There is one encoding for every block and one block for every encoding.
 */
public final class BlockCodec {

  /** Bytes of an encoded header. */
  public static final int HEADER_SIZE = 92;

  /** Bytes of a block without transactions and rewards: no block has fewer. */
  static final int EMPTY_SIZE = HEADER_SIZE + COUNT + COUNT;

  private static final int REWARD_SIZE = COUNT + Long.BYTES;

  private BlockCodec() {}

  /** Bytes of the binary form, without making it. A long, since a peer's block may be anything. */
  public static long encodedSize(Block block) {
    long size = EMPTY_SIZE;
    for (Transaction tx : block.transactions()) {
      size += TransactionCodec.encodedSize(tx);
    }
    for (MasternodeReward reward : block.masternodeRewards()) {
      size += BincodeSize.of(reward.address()) + Long.BYTES;
    }
    return size;
  }

  /** The binary form. */
  public static byte[] encode(Block block) {
    BincodeWriter out = new BincodeWriter(Math.toIntExact(encodedSize(block)));
    write(out, block);
    return out.finish();
  }

  /** Writes a block where another structure has one. */
  static void write(BincodeWriter out, Block block) {
    header(out, block.header());
    out.count(block.transactions().size());
    for (Transaction tx : block.transactions()) {
      TransactionCodec.write(out, tx);
    }
    out.count(block.masternodeRewards().size());
    for (MasternodeReward reward : block.masternodeRewards()) {
      out.text(reward.address()).u64(reward.amount());
    }
  }

  /** The block with exactly this binary form; else a BincodeFault. */
  public static Block decode(byte[] bytes) {
    BincodeReader in = new BincodeReader(bytes);
    Block block = read(in);
    in.finish();
    return block;
  }

  /** Reads a block where another structure has one. */
  static Block read(BincodeReader in) {
    return new Block(header(in), transactions(in), rewards(in));
  }

  /** The binary form of a header. */
  public static byte[] encodeHeader(BlockHeader header) {
    return headerWriter(header).finish();
  }

  /** The header with exactly this binary form; else a BincodeFault. */
  public static BlockHeader decodeHeader(byte[] bytes) {
    BincodeReader in = new BincodeReader(bytes);
    BlockHeader header = header(in);
    in.finish();
    return header;
  }

  static Hash hash(BlockHeader header) {
    return headerWriter(header).sha256();
  }

  private static BincodeWriter headerWriter(BlockHeader header) {
    BincodeWriter out = new BincodeWriter(HEADER_SIZE);
    header(out, header);
    return out;
  }

  private static void header(BincodeWriter out, BlockHeader header) {
    out.u32(header.version()).u64(header.height());
    out.hash(header.previousHash()).hash(header.merkleRoot());
    out.u64(header.timestamp()).u64(header.blockReward());
  }

  private static BlockHeader header(BincodeReader in) {
    return new BlockHeader(in.u32(), in.u64(), in.hash(), in.hash(), in.u64(), in.u64());
  }

  private static List<Transaction> transactions(BincodeReader in) {
    int count = in.count(TransactionCodec.EMPTY_SIZE);
    List<Transaction> transactions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      transactions.add(TransactionCodec.read(in));
    }
    return transactions;
  }

  private static List<MasternodeReward> rewards(BincodeReader in) {
    int count = in.count(REWARD_SIZE);
    List<MasternodeReward> rewards = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rewards.add(new MasternodeReward(in.text(), in.u64()));
    }
    return rewards;
  }
}
