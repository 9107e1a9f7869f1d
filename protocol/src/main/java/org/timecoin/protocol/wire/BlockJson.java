package org.timecoin.protocol.wire;

import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonFields;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonStruct;
import org.timecoin.protocol.json.JsonWriter;

/** Blocks as JSON. */
final class BlockJson {

  private static final JsonFields HEADER =
      JsonFields.of(
          "version", "height", "previous_hash", "merkle_root", "timestamp", "block_reward");
  private static final JsonFields BLOCK =
      JsonFields.of("header", "transactions", "masternode_rewards");
  private static final BlockHeader NO_HEADER = new BlockHeader(0, 0, Hash.ZERO, Hash.ZERO, 0, 0);

  private BlockJson() {}

  static void write(JsonWriter out, Block block) {
    writeHeader(out.field(BLOCK, 0), block.header());
    out.field(BLOCK, 1).list(block.transactions(), TransactionJson::write);
    out.field(BLOCK, 2).list(block.masternodeRewards(), BlockJson::writeReward);
    out.endObject();
  }

  static Block read(JsonReader in) throws JsonFault {
    BlockHeader header = NO_HEADER;
    List<Transaction> transactions = List.of();
    List<MasternodeReward> rewards = List.of();
    JsonStruct struct = in.struct(BLOCK);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> header = readHeader(in);
        case 1 -> transactions = in.list(TransactionJson::read);
        default -> rewards = in.list(BlockJson::readReward);
      }
    }
    return new Block(header, transactions, rewards);
  }

  private static void writeHeader(JsonWriter out, BlockHeader header) {
    out.field(HEADER, 0).u32(header.version());
    out.field(HEADER, 1).u64(header.height());
    out.field(HEADER, 2).hash(header.previousHash());
    out.field(HEADER, 3).hash(header.merkleRoot());
    out.field(HEADER, 4).i64(header.timestamp());
    out.field(HEADER, 5).u64(header.blockReward());
    out.endObject();
  }

  private static BlockHeader readHeader(JsonReader in) throws JsonFault {
    int version = 0;
    long height = 0;
    Hash previousHash = Hash.ZERO;
    Hash merkleRoot = Hash.ZERO;
    long timestamp = 0;
    long blockReward = 0;
    JsonStruct struct = in.struct(HEADER);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> version = in.u32();
        case 1 -> height = in.u64();
        case 2 -> previousHash = in.hash();
        case 3 -> merkleRoot = in.hash();
        case 4 -> timestamp = in.i64();
        default -> blockReward = in.u64();
      }
    }
    return new BlockHeader(version, height, previousHash, merkleRoot, timestamp, blockReward);
  }

  private static void writeReward(JsonWriter out, MasternodeReward reward) {
    out.beginTuple().text(reward.address()).comma().u64(reward.amount()).endTuple();
  }

  private static MasternodeReward readReward(JsonReader in) throws JsonFault {
    in.beginTuple();
    // Below activation a block may pay to any text, and what is on the chain must be readable.
    String address = in.longText();
    in.comma();
    long amount = in.u64();
    in.endTuple();
    return new MasternodeReward(address, amount);
  }
}
