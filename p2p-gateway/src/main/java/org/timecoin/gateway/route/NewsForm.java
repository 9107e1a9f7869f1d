package org.timecoin.gateway.route;

import java.util.Optional;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TransactionCodec;
import org.timecoin.protocol.message.MasternodeInfo;

/**
 * Checks of news that need nothing but the news, cheapest first (protocol.md sections 4 and 5).
 * What passes may still be wrong; what doesn't pass is never published.
 *
 * @param blockBytes largest block or transaction, bytes of bincode
 */
public record NewsForm(int blockBytes) {

  private static final int MOST_TRANSACTIONS = 10_000;
  private static final int LONGEST_TEXT = 64;

  /** What is wrong, in a few words; empty when nothing is. */
  public Optional<String> fault(News news) {
    return switch (news) {
      case News.NewBlock(Block block) -> block(block);
      case News.NewTransaction(Transaction transaction) -> transaction(transaction);
      case News.Announced(MasternodeInfo masternode) -> masternode(masternode);
      case News.Listed(MasternodeInfo masternode) -> masternode(masternode);
      case News.Heartbeat heard -> text(heard.heartbeat().masternodeAddress());
      case News.Attestation heard -> text(heard.attestation().witnessAddress());
    };
  }

  private Optional<String> block(Block block) {
    int count = block.transactions().size();
    if (count == 0 || count > MOST_TRANSACTIONS) {
      return Optional.of("a block of " + count + " transactions");
    }
    return size(BlockCodec.encodedSize(block));
  }

  private Optional<String> transaction(Transaction transaction) {
    if (transaction.outputs().isEmpty()) {
      return Optional.of("a transaction without outputs");
    }
    return size(TransactionCodec.encodedSize(transaction));
  }

  private Optional<String> size(long bytes) {
    return bytes > blockBytes ? Optional.of(bytes + " bytes") : Optional.empty();
  }

  private static Optional<String> masternode(MasternodeInfo masternode) {
    return text(masternode.address()).or(() -> text(masternode.rewardAddress()));
  }

  private static Optional<String> text(String text) {
    return text.isEmpty() || text.length() > LONGEST_TEXT
        ? Optional.of("an address of " + text.length() + " characters")
        : Optional.empty();
  }
}
