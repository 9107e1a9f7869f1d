package org.timecoin.protocol.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.MerkleRoot;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.reward.Amounts;
import org.timecoin.protocol.reward.PaidMasternode;
import org.timecoin.protocol.reward.RewardSplit;

/** Builds valid blocks, and broken ones by one thing set otherwise. */
final class BlockBuilder {

  private final BlockHeader parent;
  private final List<Transaction> transactions = new ArrayList<>();
  private int version = 3;
  private long height;
  private long timestamp;
  private long coinbaseTimestamp;
  private long fees;
  private long blockReward = Amounts.BLOCK_SUBSIDY;
  private List<MasternodeReward> rewards = List.of();
  private boolean sorted = true;

  BlockBuilder(BlockHeader parent, long timestamp) {
    this.parent = parent;
    this.height = parent.height() + 1;
    this.timestamp = timestamp;
    this.coinbaseTimestamp = timestamp;
  }

  BlockBuilder version(int otherVersion) {
    version = otherVersion;
    return this;
  }

  BlockBuilder height(long otherHeight) {
    height = otherHeight;
    return this;
  }

  BlockBuilder timestamp(long other) {
    timestamp = other;
    coinbaseTimestamp = other;
    return this;
  }

  BlockBuilder coinbaseTimestamp(long other) {
    coinbaseTimestamp = other;
    return this;
  }

  BlockBuilder add(Transaction transaction, long fee) {
    transactions.add(transaction);
    fees += fee;
    blockReward = Amounts.BLOCK_SUBSIDY + fees;
    return this;
  }

  BlockBuilder unsorted() {
    sorted = false;
    return this;
  }

  BlockBuilder blockReward(long other) {
    blockReward = other;
    return this;
  }

  BlockBuilder pay(List<PaidMasternode> paid) {
    rewards = RewardSplit.of(Amounts.BLOCK_SUBSIDY + fees, paid);
    return this;
  }

  BlockBuilder rewards(List<MasternodeReward> other) {
    rewards = other;
    return this;
  }

  Block build() {
    return build(RewardRules.coinbaseOutputs(rewards));
  }

  Block build(List<TxOutput> coinbaseOutputs) {
    List<Transaction> all = new ArrayList<>(transactions);
    if (sorted) {
      all.sort(Comparator.comparing(Transaction::txid));
    }
    all.addFirst(new Transaction(1, List.of(), coinbaseOutputs, 0, coinbaseTimestamp));
    Hash merkleRoot = MerkleRoot.of(version, all.stream().map(Transaction::txid).toList());
    BlockHeader header =
        new BlockHeader(version, height, parent.hash(), merkleRoot, timestamp, blockReward);
    return new Block(header, all, rewards);
  }
}
