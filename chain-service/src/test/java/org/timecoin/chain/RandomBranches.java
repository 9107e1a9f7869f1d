package org.timecoin.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;

/**
 * Branches that share a beginning, with spends of each other's coins and coinbases that repeat
 * earlier ones; one seed fixes all.
 */
public final class RandomBranches {

  private final Random random;

  public RandomBranches(long seed) {
    this.random = new Random(seed);
  }

  /** A chain as far as it goes: its blocks and the outputs that are unspent. */
  public record Grown(BlockHeader tip, List<Candidate> blocks, List<Output> unspent) {}

  /** An output with what it is worth. */
  public record Output(OutPoint name, long value) {}

  /** A chain of nothing but its genesis block. */
  public static Grown from(Block genesis) {
    return new Grown(genesis.header(), List.of(), List.of());
  }

  /** The chain with so many more blocks. */
  public Grown grow(Grown from, int blocks) {
    List<Candidate> grown = new ArrayList<>(from.blocks());
    List<Output> unspent = new ArrayList<>(from.unspent());
    BlockHeader tip = from.tip();
    for (int i = 0; i < blocks; i++) {
      Block block = next(tip, unspent);
      grown.addAll(Blocks.candidates(List.of(block)));
      tip = block.header();
    }
    return new Grown(tip, grown, unspent);
  }

  private Block next(BlockHeader tip, List<Output> unspent) {
    List<Transaction> spends = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0 && !unspent.isEmpty(); i--) {
      Output spent = unspent.remove(random.nextInt(unspent.size()));
      spends.add(Blocks.spend(spent.name().txid(), spent.name().vout(), spent.value()));
    }
    // One in four coinbases repeats one of few: branches and heights share their bytes.
    Transaction coinbase =
        Blocks.coinbase(random.nextInt(4) == 0 ? random.nextInt(3) : random.nextLong());
    Block block =
        atItsOwnTime(Blocks.withCoinbase(tip, coinbase, spends.toArray(Transaction[]::new)));
    block.transactions().forEach(tx -> add(tx, unspent));
    return block;
  }

  /** A header says nothing of other transactions: with one coinbase, two blocks had one hash. */
  private Block atItsOwnTime(Block block) {
    BlockHeader header = block.header();
    BlockHeader own =
        new BlockHeader(
            header.version(),
            header.height(),
            header.previousHash(),
            header.merkleRoot(),
            header.timestamp() + random.nextInt(1 << 20),
            header.blockReward());
    return new Block(own, block.transactions(), block.masternodeRewards());
  }

  private static void add(Transaction tx, List<Output> unspent) {
    for (int vout = 0; vout < tx.outputs().size(); vout++) {
      Output made = new Output(new OutPoint(tx.txid(), vout), tx.outputs().get(vout).value());
      unspent.removeIf(one -> one.name().equals(made.name()));
      unspent.add(made);
    }
  }
}
