package org.timecoin.protocol.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.MerkleRoot;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.bytes.Hash;

/**
 * The block rules that need nothing but the block and its parent's header, in order of their cost;
 * the first one broken is told. Genesis blocks are exempt and never come here.
 */
public final class StatelessRules {

  private StatelessRules() {}

  /**
   * Checks a block from outside.
   *
   * @param block as it came
   * @param parent the header it must build on; without one, whether it links is not checked
   * @param context network and time
   */
  public static Optional<Violation> check(
      Block block, Optional<BlockHeader> parent, RuleContext context) {
    // Before hashing anything: the size of what there is to hash.
    return size(block).or(() -> afterSize(HashedBlock.of(block), parent, context));
  }

  /** Like the other, for a block whose hashes are taken already. */
  public static Optional<Violation> check(
      HashedBlock block, Optional<BlockHeader> parent, RuleContext context) {
    return size(block.block()).or(() -> afterSize(block, parent, context));
  }

  private static Optional<Violation> afterSize(
      HashedBlock block, Optional<BlockHeader> parent, RuleContext context) {
    boolean certified = context.parameters().isCertified(block.height());
    return parent
        .flatMap(p -> link(block.header(), p))
        .or(() -> certified ? Optional.empty() : time(block.header(), parent, context))
        .or(() -> coinbases(block))
        .or(() -> merkleRoot(block))
        .or(() -> transactions(block))
        .or(() -> doubleSpends(block))
        .or(() -> RewardRules.check(block.block()))
        .or(() -> certified ? CertifiedRules.check(block, context) : Optional.empty());
  }

  private static Optional<Violation> size(Block block) {
    if (block.transactions().size() > BlockLimits.MAX_TRANSACTIONS) {
      return broken(Rule.TOO_MANY_TRANSACTIONS, block.header());
    }
    if (BlockCodec.encodedSize(block) > BlockLimits.MAX_BLOCK_BYTES) {
      return broken(Rule.BLOCK_TOO_LARGE, block.header());
    }
    return Optional.empty();
  }

  private static Optional<Violation> link(BlockHeader header, BlockHeader parent) {
    // Nothing follows the highest number there is.
    if (header.height() != parent.height() + 1 || header.height() == 0) {
      return broken(Rule.WRONG_HEIGHT, header);
    }
    if (!header.previousHash().equals(parent.hash())) {
      return broken(Rule.WRONG_PREVIOUS_HASH, header);
    }
    return Optional.empty();
  }

  private static Optional<Violation> time(
      BlockHeader header, Optional<BlockHeader> parent, RuleContext context) {
    if (parent.isPresent() && header.timestamp() <= parent.get().timestamp()) {
      return broken(Rule.TIMESTAMP_NOT_AFTER_PREVIOUS, header);
    }
    if (header.timestamp() > context.now() + BlockLimits.MAX_FUTURE_SECONDS) {
      return broken(Rule.TIMESTAMP_TOO_FAR_IN_FUTURE, header);
    }
    return Optional.empty();
  }

  private static Optional<Violation> coinbases(HashedBlock block) {
    List<Transaction> transactions = block.block().transactions();
    if (transactions.isEmpty() || !transactions.getFirst().isCoinbase()) {
      return broken(Rule.FIRST_TRANSACTION_NO_COINBASE, block.header());
    }
    for (int i = 1; i < transactions.size(); i++) {
      if (transactions.get(i).isCoinbase()) {
        Hash txid = block.txids().get(i);
        return Optional.of(new Violation.OfTransaction(Rule.SECOND_COINBASE, block.height(), txid));
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> merkleRoot(HashedBlock block) {
    Hash root = MerkleRoot.of(block.header().version(), block.txids());
    return root.equals(block.header().merkleRoot())
        ? Optional.empty()
        : broken(Rule.WRONG_MERKLE_ROOT, block.header());
  }

  private static Optional<Violation> transactions(HashedBlock block) {
    List<Transaction> transactions = block.block().transactions();
    for (int i = 0; i < transactions.size(); i++) {
      Optional<Violation> violation =
          TransactionRules.outputs(transactions.get(i), block.txids().get(i), block.height());
      if (violation.isPresent()) {
        return violation;
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> doubleSpends(HashedBlock block) {
    Set<OutPoint> spent = new HashSet<>();
    List<Transaction> transactions = block.block().transactions();
    for (int i = 0; i < transactions.size(); i++) {
      List<TxInput> inputs = transactions.get(i).inputs();
      for (int k = 0; k < inputs.size(); k++) {
        if (!spent.add(inputs.get(k).previousOutput())) {
          Hash txid = block.txids().get(i);
          return Optional.of(
              new Violation.OfInput(Rule.DOUBLE_SPEND_IN_BLOCK, block.height(), txid, k));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> broken(Rule rule, BlockHeader header) {
    return Optional.of(new Violation.OfBlock(rule, header.height()));
  }
}
