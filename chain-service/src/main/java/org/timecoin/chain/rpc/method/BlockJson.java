package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.bytes.Hash;

/** A block as {@code getblock} shows it: the legacy node's fields first, under its names. */
final class BlockJson {

  private BlockJson() {}

  /**
   * A block but for its transactions.
   *
   * @param size bytes of its binary form
   * @param next the hash of the block after it; empty at the tip
   * @param tipHeight from which confirmations are counted
   */
  static ObjectNode of(HashedBlock block, int size, Optional<Hash> next, long tipHeight) {
    BlockHeader header = block.header();
    ObjectNode json = RpcJson.object();
    json.put("height", header.height());
    json.put("hash", block.hash().hex());
    json.put("previousblockhash", header.previousHash().hex());
    next.ifPresent(hash -> json.put("nextblockhash", hash.hex()));
    json.put("time", header.timestamp());
    json.put("version", Integer.toUnsignedLong(header.version()));
    json.put("merkleroot", header.merkleRoot().hex());
    json.putArray("tx");
    json.put("nTx", block.txids().size());
    json.put("confirmations", tipHeight - header.height() + 1);
    json.set("block_reward", RpcJson.amount(header.blockReward()));
    json.put("masternode_rewards", block.block().masternodeRewards().size());
    json.put("block_reward_sat", header.blockReward());
    json.put("size", size);
    ArrayNode rewards = json.putArray("rewards");
    block.block().masternodeRewards().forEach(reward -> rewards.add(reward(reward)));
    json.putNull("certificate");
    return json;
  }

  private static ObjectNode reward(MasternodeReward reward) {
    ObjectNode json = RpcJson.object().put("address", reward.address());
    json.set("amount", RpcJson.amount(reward.amount()));
    return json.put("amount_sat", reward.amount());
  }
}
