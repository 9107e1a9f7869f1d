package org.timecoin.protocol.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.RunCodec;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.rules.Devnet;
import org.timecoin.protocol.rules.SignatureClaim;

/** What holds of every run that is made, whatever is at hand. Every assertion names its seed. */
class RunBuilderPropertiesTest {

  private static final int SEEDS = 120;
  private static final int LARGE_SEEDS = 4;

  private final Devnet devnet = new Devnet();
  private final BuiltRunCheck check = new BuiltRunCheck(devnet);

  @Test
  void whatIsMadeKeepsEveryRuleInWhateverOrderThingsCome() {
    Set<Class<?>> reasons = new HashSet<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      Arbitrary any = new Arbitrary(seed * 0x9E37_79B9_7F4A_7C15L);
      RandomWallet wallet = new RandomWallet(any, devnet.wallet, 12);
      List<Transaction> candidates = wallet.transactions(any.below(30), 300);
      reasons.addAll(holds(wallet, candidates, 1 + any.below(6), seed));
    }
    assertThat(reasons)
        .containsExactlyInAnyOrder(
            LeftOut.Invalid.class, LeftOut.Conflicting.class, LeftOut.Waiting.class);
  }

  /** Far more than fits into a run, in pieces of very different size. */
  @Test
  void theSameWhenBlocksAndRunsAreFull() {
    Set<Class<?>> reasons = new HashSet<>();
    for (long seed = 0; seed < LARGE_SEEDS; seed++) {
      Arbitrary any = new Arbitrary(seed * 0x9E37_79B9_7F4A_7C15L);
      RandomWallet wallet = new RandomWallet(any, devnet.wallet, 60);
      List<Transaction> candidates = wallet.transactions(60, 600_000);
      reasons.addAll(holds(wallet, candidates, 1 + any.below(8), seed));
    }
    assertThat(reasons).contains(LeftOut.NoRoom.class);
  }

  private Set<Class<?>> holds(
      RandomWallet wallet, List<Transaction> candidates, int blocks, long seed) {
    BuiltRun built = build(wallet, candidates, blocks);
    List<Transaction> shuffled = new ArrayList<>(candidates);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.addAll(candidates.subList(0, candidates.size() / 2));
    BuiltRun again = build(wallet, shuffled, blocks);

    check.assertValid(built.blocks(), wallet.coins());
    assertThat(built.blocks()).as("seed %d", seed).hasSize(blocks);
    assertThat(encoded(again)).as("seed %d", seed).isEqualTo(encoded(built));
    assertThat(again).as("seed %d", seed).isEqualTo(built);
    assertThat(everything(built))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(
            candidates.stream().map(Transaction::txid).distinct().toList());
    return new HashSet<>(built.leftOut().stream().map(Object::getClass).toList());
  }

  private BuiltRun build(RandomWallet wallet, List<Transaction> candidates, int blocks) {
    return RunBuilder.build(check.plan(blocks), candidates, wallet.lookup(), SignatureClaim::holds);
  }

  private static byte[] encoded(BuiltRun built) {
    List<Block> blocks = built.blocks().stream().map(HashedBlock::block).toList();
    return RunCodec.encode(blocks);
  }

  /** In the run or left out, each once. */
  private static List<Hash> everything(BuiltRun built) {
    Stream<Hash> inside = built.blocks().stream().flatMap(block -> block.txids().stream().skip(1));
    return Stream.concat(inside, built.leftOut().stream().map(LeftOut::txid)).toList();
  }
}
