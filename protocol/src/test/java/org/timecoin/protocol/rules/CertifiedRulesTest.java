package org.timecoin.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.network.Activation;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.reward.Tier;

/** What a block must also be from the activation on; and need not be below it. */
class CertifiedRulesTest {

  private final Devnet devnet = new Devnet();

  @Test
  void aBlockByTheRulesIsValid() {
    assertThat(judge(devnet.block())).isEmpty();
    assertThat(judge(withTransactions())).isEmpty();
  }

  @Test
  void theVersionIsThree() {
    assertThat(judge(devnet.block().version(1))).contains(Rule.WRONG_HEADER_VERSION);
    assertThat(judge(devnet.block().version(4))).contains(Rule.WRONG_HEADER_VERSION);
  }

  @Test
  void theTimeIsTheScheduledOne() {
    long due = Devnet.GENESIS_TIME + 10;

    assertThat(judge(devnet.block().timestamp(due + 1))).contains(Rule.OFF_SCHEDULE);
    assertThat(judge(devnet.block().timestamp(due - 1))).contains(Rule.OFF_SCHEDULE);
    assertThat(judge(devnet.block().coinbaseTimestamp(due + 1)))
        .contains(Rule.WRONG_COINBASE_TIMESTAMP);
  }

  @Test
  void rewardsAreSortedWithoutRepeats() {
    List<MasternodeReward> rewards = new ArrayList<>(devnet.block().build().masternodeRewards());
    Collections.swap(rewards, 0, 1);
    assertThat(judge(devnet.block().rewards(rewards))).contains(Rule.REWARDS_NOT_SORTED);

    rewards.set(1, rewards.getFirst());
    assertThat(judge(devnet.block().rewards(rewards))).isPresent();
  }

  @Test
  void transactionsAreSortedByTxid() {
    Block sorted = withTransactions().build();
    BlockBuilder reversed = devnet.block().unsorted();
    sorted.transactions().subList(1, 4).reversed().forEach(tx -> reversed.add(tx, 10_000_000));

    assertThat(judge(reversed.pay(devnet.paid()))).contains(Rule.TRANSACTIONS_NOT_SORTED);
  }

  @Test
  void theMerkleRootCoversEveryTransaction() {
    Block block = withTransactions().build();
    List<Transaction> swapped = new ArrayList<>(block.transactions());
    Collections.swap(swapped, 1, 2);

    assertThat(judge(new Block(block.header(), swapped, block.masternodeRewards())))
        .contains(Rule.WRONG_MERKLE_ROOT);
  }

  @Test
  void theSplitFollowsWhatIsProven() {
    Block block = devnet.block().build();

    assertThat(RewardRules.checkSplit(block, devnet::tier)).isEmpty();
    assertThat(RewardRules.checkSplit(block, address -> Tier.BRONZE).map(Violation::broken))
        .contains(Rule.WRONG_REWARD_SPLIT);
  }

  @Test
  void theClockPlaysNoPart() {
    RuleContext longAgo = new RuleContext(devnet.parameters, 0);

    assertThat(StatelessRules.check(devnet.block().build(), genesis(), longAgo)).isEmpty();
  }

  /** The first certified block may be scheduled before the time its uncertified parent claimed. */
  @Test
  void theFirstCertifiedBlockNeedNotBeLaterThanItsParent() {
    NetworkParameters uncertified = devnet.parameters.withActivations(List.of());
    Block late = devnet.block().version(1).timestamp(Devnet.GENESIS_TIME + 500).build();
    RuleContext before = new RuleContext(uncertified, Devnet.GENESIS_TIME);
    assertThat(StatelessRules.check(late, genesis(), before)).isEmpty();

    Activation activation = new Activation(1, late.hash(), List.of(), 0);
    RuleContext after =
        new RuleContext(uncertified.withActivations(List.of(activation)), Devnet.GENESIS_TIME);
    Block first =
        new BlockBuilder(late.header(), Devnet.GENESIS_TIME + 20).pay(devnet.paid()).build();

    assertThat(StatelessRules.check(first, Optional.of(late.header()), after)).isEmpty();
  }

  @Test
  void belowTheActivationNoneOfItIsAsked() {
    RuleContext below =
        new RuleContext(devnet.parameters.withActivations(List.of()), Devnet.GENESIS_TIME);
    List<MasternodeReward> rewards = new ArrayList<>(devnet.block().build().masternodeRewards());
    Collections.reverse(rewards);
    Block block =
        devnet
            .block()
            .version(7)
            .timestamp(Devnet.GENESIS_TIME + 3)
            .coinbaseTimestamp(5)
            .rewards(rewards)
            .build();

    assertThat(StatelessRules.check(block, genesis(), below)).isEmpty();
  }

  private BlockBuilder withTransactions() {
    return devnet
        .block()
        .add(devnet.spend(0, 10_000_000), 10_000_000)
        .add(devnet.spend(1, 10_000_000), 10_000_000)
        .add(devnet.spend(2, 10_000_000), 10_000_000)
        .pay(devnet.paid());
  }

  private Optional<BlockHeader> genesis() {
    return Optional.of(devnet.genesis());
  }

  private Optional<Rule> judge(BlockBuilder builder) {
    return judge(builder.build());
  }

  private Optional<Rule> judge(Block block) {
    return devnet.judge().judge(block, devnet.genesis()).map(Violation::broken);
  }
}
