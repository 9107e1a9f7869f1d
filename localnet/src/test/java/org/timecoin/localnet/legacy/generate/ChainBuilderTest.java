package org.timecoin.localnet.legacy.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.Judgement;
import org.timecoin.protocol.rules.RuleContext;
import org.timecoin.protocol.rules.StateChange;
import org.timecoin.protocol.rules.StatefulRules;
import org.timecoin.protocol.rules.StatelessRules;

/** Every block made up is judged by the block rules, from the genesis on. */
class ChainBuilderTest {
  private static final NetworkParameters TESTNET = NetworkParameters.testnet();

  private final Map<OutPoint, Utxo> unspent = new HashMap<>();

  @Test
  void idleBlocksKeepTheRules() {
    assertThat(spendsIn(ChainPlan.idle(200))).isZero();
  }

  @Test
  void blocksWithSpendsKeepTheRules() {
    assertThat(spendsIn(ChainPlan.busy(140, 5))).isEqualTo(41 * 5);
  }

  @Test
  void moreSpendsThanThereAreOutputsAreLeftOut() {
    assertThat(spendsIn(ChainPlan.busy(101, 1000))).isBetween(100, 299);
  }

  @Test
  void blocksAreOnSchedule() {
    ChainBuilder builder = new ChainBuilder(ChainPlan.idle(0));
    for (long height = 1; height <= 20; height++) {
      assertThat(builder.next().header().timestamp()).isEqualTo(1764547200 + 600 * height);
    }
  }

  @Test
  void lateBlocksAreOthersAndKeepTheRules() {
    ChainBuilder onTime = new ChainBuilder(ChainPlan.idle(0));
    ChainBuilder late = new ChainBuilder(ChainPlan.idle(0));
    assertThat(late.next(0)).isEqualTo(onTime.next());
    Block parent = late.tip();
    assertThat(late.next(1).txids()).doesNotContainAnyElementsOf(onTime.next().txids());
    judge(parent, late.tip());
  }

  @Test
  void anotherPlanIsFollowedFromTheNextBlockOn() {
    ChainBuilder builder = new ChainBuilder(ChainPlan.idle(0));
    for (int height = 1; height <= 100; height++) {
      assertThat(builder.next().transactions()).hasSize(1);
    }
    builder.follow(ChainPlan.busy(0, 5));
    assertThat(builder.next().transactions()).hasSize(1 + 5);
  }

  @Test
  void transactionsStandInTheOrderOfTheirIds() {
    ChainBuilder builder = new ChainBuilder(ChainPlan.busy(0, 5));
    for (int height = 1; height <= 110; height++) {
      List<Hash> txids = builder.next().txids();
      assertThat(txids.subList(1, txids.size())).isSorted();
    }
  }

  @Test
  void theLegacyNodeWouldTakeTheBlocksWithFiveSpendsToo() {
    ChainBuilder builder = new ChainBuilder(ChainPlan.busy(0, 5));
    for (int height = 1; height <= 150; height++) {
      Block block = builder.next();
      assertThat(block.header().blockReward()).isBetween(10_000_000_000L, 10_001_000_000L);
      assertThat(block.transactions().subList(1, block.transactions().size()))
          .allMatch(tx -> tx.outputs().stream().mapToLong(o -> o.value()).sum() <= 200_000_000);
    }
  }

  /** Follows a plan, judges every block and the books, and returns how many transactions spend. */
  private int spendsIn(ChainPlan plan) {
    ChainBuilder builder = new ChainBuilder(plan);
    Block parent = builder.tip();
    StatefulRules.created(HashedBlock.of(parent)).forEach(u -> unspent.put(u.outpoint(), u));
    int spending = 0;
    for (int i = 0; i < plan.blocks(); i++) {
      Block block = builder.next();
      judge(parent, block);
      spending += block.transactions().size() - 1;
      parent = block;
    }
    assertThat(builder.outputs().count()).isEqualTo(unspent.size());
    assertThat(builder.outputs().totalSat())
        .isEqualTo(unspent.values().stream().mapToLong(Utxo::value).sum());
    return spending;
  }

  private void judge(Block parent, Block block) {
    RuleContext context = new RuleContext(TESTNET, block.header().timestamp());
    HashedBlock hashed = HashedBlock.of(block);
    assertThat(StatelessRules.check(hashed, Optional.of(parent.header()), context)).isEmpty();
    Judgement<StateChange> judgement =
        StatefulRules.check(
            hashed, AddressDigit.TESTNET, outpoint -> Optional.ofNullable(unspent.get(outpoint)));
    assertThat(judgement).isInstanceOf(Judgement.Holds.class);
    StateChange change = ((Judgement.Holds<StateChange>) judgement).result();
    assertThat(StatefulRules.verify(change.claims())).isEmpty();
    change.spent().forEach(utxo -> unspent.remove(utxo.outpoint()));
    change.created().forEach(utxo -> unspent.put(utxo.outpoint(), utxo));
  }
}
