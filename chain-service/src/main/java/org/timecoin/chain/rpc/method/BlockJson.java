package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.store.StoredHeader;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.bytes.Hash;

/**
 * A block as {@code getblock} and {@code getblockheader} show it: the legacy node's fields first,
 * under its names.
 */
final class BlockJson {

  private BlockJson() {}

  /**
   * A block but for its transactions, its next and its certificate's fields.
   *
   * @param size bytes of its binary form
   * @param place where it stands
   */
  static ObjectNode of(HashedBlock block, int size, BlockPlace place) {
    BlockHeader header = block.header();
    ObjectNode json = start(header, block.hash(), place);
    json.putArray("tx");
    rest(json, header, block.txids().size(), place);
    json.put("masternode_rewards", block.block().masternodeRewards().size());
    json.put("block_reward_sat", header.blockReward());
    json.put("size", size);
    ArrayNode rewards = json.putArray("rewards");
    block.block().masternodeRewards().forEach(reward -> rewards.add(reward(reward)));
    json.set("certificate", place.certificate());
    return json;
  }

  /** The same of a block that only the header is known of. */
  static ObjectNode of(StoredHeader stored, BlockPlace place) {
    ObjectNode json = start(stored.header(), stored.hash(), place);
    rest(json, stored.header(), stored.transactions(), place);
    json.put("block_reward_sat", stored.header().blockReward());
    json.put("size", stored.size());
    json.set("certificate", place.certificate());
    return json;
  }

  private static ObjectNode start(BlockHeader header, Hash hash, BlockPlace place) {
    ObjectNode json = RpcJson.object();
    json.put("height", header.height());
    json.put("hash", hash.hex());
    json.put("previousblockhash", header.previousHash().hex());
    place.next().ifPresent(next -> json.put("nextblockhash", next.hex()));
    json.put("time", header.timestamp());
    json.put("version", Integer.toUnsignedLong(header.version()));
    json.put("merkleroot", header.merkleRoot().hex());
    return json;
  }

  private static void rest(
      ObjectNode json, BlockHeader header, int transactions, BlockPlace place) {
    json.put("nTx", transactions);
    json.put("confirmations", place.tipHeight() - header.height() + 1);
    json.set("block_reward", RpcJson.amount(header.blockReward()));
  }

  private static ObjectNode reward(MasternodeReward reward) {
    ObjectNode json = RpcJson.object().put("address", reward.address());
    json.set("amount", RpcJson.amount(reward.amount()));
    return json.put("amount_sat", reward.amount());
  }
}
