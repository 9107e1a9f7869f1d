package org.timecoin.protocol.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.MerkleRoot;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.reward.Amounts;
import org.timecoin.protocol.reward.RewardSplit;
import org.timecoin.protocol.rules.RewardRules;

/** Puts blocks of a run together from what was chosen for them. */
final class BlockAssembly {

  private static final int COINBASE_VERSION = 1;

  private final RunPlan plan;

  BlockAssembly(RunPlan plan) {
    this.plan = plan;
  }

  /** Bytes of a block without transactions but its coinbase; amounts don't change it. */
  long emptySize() {
    return BlockCodec.encodedSize(block(plan.parent(), List.of(), 0).block());
  }

  /**
   * The block on this parent.
   *
   * @param chosen its transactions but for the coinbase
   * @param fees of them together, {@code u64}; no more than there can be
   */
  HashedBlock block(BlockHeader parent, List<Candidate> chosen, long fees) {
    long height = parent.height() + 1;
    long due = plan.parameters().schedule().timestampOf(height);
    long blockReward = Amounts.BLOCK_SUBSIDY + fees;
    List<MasternodeReward> rewards = RewardSplit.of(blockReward, plan.paid());
    List<Transaction> transactions = new ArrayList<>();
    List<Hash> txids = new ArrayList<>();
    Transaction coinbase =
        new Transaction(COINBASE_VERSION, List.of(), RewardRules.coinbaseOutputs(rewards), 0, due);
    transactions.add(coinbase);
    txids.add(coinbase.txid());
    chosen.stream()
        .sorted(Comparator.comparing(Candidate::txid))
        .forEach(
            one -> {
              transactions.add(one.tx());
              txids.add(one.txid());
            });
    int version = MerkleRoot.TREE_VERSION;
    Hash root = MerkleRoot.of(version, txids);
    BlockHeader header = new BlockHeader(version, height, parent.hash(), root, due, blockReward);
    return new HashedBlock(new Block(header, transactions, rewards), header.hash(), txids);
  }
}
