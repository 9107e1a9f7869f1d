package org.timecoin.protocol.rules;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.MerkleRoot;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.bytes.Hash;

/**
 * What a block must also be from the activation of certificates on, so that everybody who has the
 * same parent, paid set and transactions builds the same bytes.
 */
final class CertifiedRules {

  private CertifiedRules() {}

  static Optional<Violation> check(HashedBlock block, RuleContext context) {
    return header(block.header(), context)
        .or(() -> coinbaseTimestamp(block))
        .or(() -> sortedRewards(block))
        .or(() -> sortedTransactions(block));
  }

  private static Optional<Violation> header(BlockHeader header, RuleContext context) {
    if (header.version() != MerkleRoot.TREE_VERSION) {
      return broken(Rule.WRONG_HEADER_VERSION, header.height());
    }
    long due = context.parameters().schedule().timestampOf(header.height());
    return header.timestamp() == due
        ? Optional.empty()
        : broken(Rule.OFF_SCHEDULE, header.height());
  }

  private static Optional<Violation> coinbaseTimestamp(HashedBlock block) {
    Transaction coinbase = block.block().transactions().getFirst();
    return coinbase.timestamp() == block.header().timestamp()
        ? Optional.empty()
        : broken(Rule.WRONG_COINBASE_TIMESTAMP, block.height());
  }

  private static Optional<Violation> sortedRewards(HashedBlock block) {
    List<MasternodeReward> rewards = block.block().masternodeRewards();
    for (int i = 1; i < rewards.size(); i++) {
      if (rewards.get(i - 1).address().compareTo(rewards.get(i).address()) >= 0) {
        return broken(Rule.REWARDS_NOT_SORTED, block.height());
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> sortedTransactions(HashedBlock block) {
    List<Hash> txids = block.txids();
    for (int i = 2; i < txids.size(); i++) {
      if (txids.get(i - 1).compareTo(txids.get(i)) >= 0) {
        return broken(Rule.TRANSACTIONS_NOT_SORTED, block.height());
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> broken(Rule rule, long height) {
    return Optional.of(new Violation.OfBlock(rule, height));
  }
}
