package org.timecoin.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.arbitrary.ArbitraryBlocks;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.network.Activation;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.reward.PaidMasternode;
import org.timecoin.protocol.reward.Tier;

/** Edges of the rules of runs, where each violation points, and that nothing makes them throw. */
class RunRulesTest {

  private final Runs runs = new Runs();
  private final Devnet devnet = runs.devnet;
  private final List<SigningKey> voters = devnet.keys();

  @Test
  void violationsSayWhere() {
    List<SigningKey> five = joined(voters, runs.strangers(1));
    Address entering = runs.strangers(1).getFirst().address(AddressDigit.TESTNET);

    assertThat(runs.check(List.of())).contains(new Violation.OfRun(Rule.RUN_EMPTY, 1));
    assertThat(runs.check(runs.on(List.of(devnet.paid(), devnet.paid(five)))))
        .contains(new Violation.OfBlock(Rule.RUN_PAYS_DIFFERENT_SETS, 2));
    assertThat(
            RunRules.check(
                runs.run(2, devnet.paid(five)), runs.context(voters, false, Runs.AGED - 1)))
        .contains(new Violation.OfMember(Rule.NEW_MEMBER_WITHOUT_COLLATERAL, 1, entering));
    assertThat(new Violation.OfMember(Rule.NEW_MEMBER_WITHOUT_COLLATERAL, 1, entering).message())
        .isEqualTo(
            "Masternode "
                + entering
                + " in block 1: a new masternode must hold 1,000 TIME in outputs at least 144"
                + " blocks old.");
    assertThat(new Violation.OfReward(Rule.MALFORMED_REWARD_ADDRESS, 7, 3).message())
        .isEqualTo("Reward 3 of block 7: a certified block's reward must go to an address.");
    assertThat(new Violation.OfRun(Rule.RUN_EMPTY, 7).message())
        .isEqualTo("Run from block 7 on: a run must have at least one block.");
  }

  /** A block inside a run stands on the one before it, not on the run's parent. */
  @Test
  void everyBlockIsJudgedOnTheOneBefore() {
    List<HashedBlock> run = runs.run(3);
    List<HashedBlock> gap = List.of(run.getFirst(), run.getLast());

    assertThat(runs.check(gap)).contains(new Violation.OfBlock(Rule.WRONG_HEIGHT, 3));
    assertThat(runs.check(run.subList(1, 3)).map(Violation::broken)).contains(Rule.WRONG_HEIGHT);
  }

  /**
   * On schedule, no block can be earlier than its parent but the first, whose parent may be late.
   */
  @Test
  void timesRiseWithinARunWithoutARuleThatSaysSo() {
    BlockHeader genesis = devnet.genesis();
    BlockHeader late =
        new BlockHeader(
            1, 1, genesis.hash(), Hash.ZERO, Devnet.GENESIS_TIME + 500, genesis.blockReward());
    NetworkParameters later =
        devnet.parameters.withActivations(List.of(new Activation(1, late.hash(), List.of(), 0)));
    Block first = new BlockBuilder(late, Devnet.GENESIS_TIME + 20).pay(devnet.paid()).build();
    Block second =
        new BlockBuilder(first.header(), Devnet.GENESIS_TIME + 30).pay(devnet.paid()).build();
    Block backwards =
        new BlockBuilder(first.header(), Devnet.GENESIS_TIME + 19).pay(devnet.paid()).build();
    RunContext like = runs.context();
    RunContext context = new RunContext(later, late, like.electorate(), like.collateral());

    assertThat(RunRules.check(hashed(first, second), context)).isEmpty();
    assertThat(RunRules.check(hashed(first, backwards), context).map(Violation::broken))
        .contains(Rule.OFF_SCHEDULE);
  }

  @Test
  void aSetOfFourMayNotShrinkAndMayGrowByOne() {
    assertThat(change(voters.subList(0, 3))).contains(Rule.SET_CHANGE_TOO_LARGE);
    assertThat(change(joined(voters.subList(0, 3), runs.strangers(1))))
        .contains(Rule.SET_CHANGE_TOO_LARGE);
    assertThat(change(joined(voters, runs.strangers(1)))).isEmpty();
  }

  /** The configured are paid by what they prove, be it nothing, and owe no aged collateral. */
  @Test
  void theConfiguredNeedNoCollateral() {
    RunContext context = runs.context(devnet.parameters, runs.electorate(voters, true), 0);
    List<PaidMasternode> free =
        devnet.paid().stream()
            .map(one -> new PaidMasternode(one.rewardAddress(), Tier.FREE))
            .toList();
    RunContext nothing =
        new RunContext(
            devnet.parameters,
            devnet.genesis(),
            context.electorate(),
            address -> ProvenCollateral.NONE);

    assertThat(RunRules.check(runs.run(2), context)).isEmpty();
    assertThat(RunRules.check(runs.run(2, free), nothing)).isEmpty();
    assertThat(RunRules.check(runs.run(2, devnet.paid(voters.subList(1, 4))), context))
        .map(Violation::broken)
        .contains(Rule.PAID_SET_NOT_CONFIGURED);
  }

  @Test
  void valueIsAgedAfter144BlocksAndInTheGenesisBlockAtOnce() {
    assertThat(ProvenCollateral.bornBy(0)).isZero();
    assertThat(ProvenCollateral.bornBy(144)).isZero();
    assertThat(ProvenCollateral.bornBy(145)).isEqualTo(1);
    assertThat(ProvenCollateral.of(-1, -1)).isEqualTo(new ProvenCollateral(Tier.GOLD, -1));
    assertThat(ProvenCollateral.of(-1, -1).admits()).isTrue();
  }

  @Test
  void belowTheActivationThereAreNoRuns() {
    RunContext context = runs.context();
    NetworkParameters none = devnet.parameters.withActivations(List.of());

    assertThatThrownBy(
            () ->
                new RunContext(none, devnet.genesis(), context.electorate(), context.collateral()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noRunMakesTheRulesThrow() {
    Set<Optional<Rule>> found = new HashSet<>();
    for (long seed = 0; seed < 3000; seed++) {
      // Spread, since the first number of neighbouring seeds is nearly the same.
      Arbitrary any = new Arbitrary(seed * 0x9E37_79B9_7F4A_7C15L);
      List<HashedBlock> run = any.below(4) == 0 ? arbitrary(any) : damaged(any);
      RunContext context = arbitraryContext(any);

      Optional<Violation> violation = RunRules.check(run, context);

      assertThat(RunRules.check(run, context)).as("seed %d", seed).isEqualTo(violation);
      violation.ifPresent(one -> assertThat(one.message()).endsWith("."));
      found.add(violation.map(Violation::broken));
    }
    assertThat(found)
        .hasSizeGreaterThan(10)
        .contains(
            Optional.empty(),
            Optional.of(Rule.WRONG_REWARD_SPLIT),
            Optional.of(Rule.SET_CHANGE_TOO_LARGE),
            Optional.of(Rule.MALFORMED_REWARD_ADDRESS));
  }

  private static List<HashedBlock> arbitrary(Arbitrary any) {
    ArbitraryBlocks blocks = new ArbitraryBlocks(any);
    return any.list(() -> HashedBlock.of(blocks.block()));
  }

  /** A run by the rules but for a few things, each block made as if it were right. */
  private List<HashedBlock> damaged(Arbitrary any) {
    List<PaidMasternode> paid = devnet.paid();
    List<HashedBlock> run = new ArrayList<>();
    BlockHeader parent = devnet.genesis();
    for (int i = any.below(4); i >= 0; i--) {
      long due = devnet.parameters.schedule().timestampOf(parent.height() + 1);
      BlockBuilder builder = new BlockBuilder(parent, due).pay(paid);
      damage(builder, any);
      run.add(HashedBlock.of(builder.build()));
      parent = run.getLast().header();
    }
    return run;
  }

  private void damage(BlockBuilder builder, Arbitrary any) {
    switch (any.below(16)) {
      case 0, 1, 2, 3 -> builder.rewards(rewards(any)).blockReward(any.bool() ? any.u64() : -1);
      case 4 -> builder.height(any.u64());
      case 5 -> builder.timestamp(any.u64());
      case 6 -> builder.version(any.u32());
      case 7 -> builder.add(new ArbitraryBlocks(any).transaction(), 0);
      case 8 -> builder.coinbaseTimestamp(any.u64());
      default -> {
        // As it should be.
      }
    }
  }

  private List<MasternodeReward> rewards(Arbitrary any) {
    List<String> addresses =
        any.list(() -> any.bool() ? any.text() : devnet.paid().getFirst().rewardAddress());
    return Stream.concat(addresses.stream(), Stream.of("a"))
        .distinct()
        .sorted()
        .map(address -> new MasternodeReward(address, 1 + (any.u64() >>> 1) / 5))
        .toList();
  }

  private RunContext arbitraryContext(Arbitrary any) {
    List<SigningKey> some = any.below(4) == 0 ? runs.strangers(1 + any.below(9)) : voters;
    CollateralLookup collateral =
        address ->
            any.below(9) == 0
                ? new ProvenCollateral(Tier.FREE, 0)
                : new ProvenCollateral(devnet.tier(address.text()), -1);
    RunContext like = runs.context(some, any.bool(), 0);
    Map<Address, ProvenCollateral> fixed = new HashMap<>();
    return new RunContext(
        like.parameters(),
        like.parent(),
        like.electorate(),
        address -> fixed.computeIfAbsent(address, collateral::of));
  }

  private Optional<Rule> change(List<SigningKey> paid) {
    return runs.check(runs.run(1, devnet.paid(paid))).map(Violation::broken);
  }

  private static List<HashedBlock> hashed(Block... blocks) {
    return Stream.of(blocks).map(HashedBlock::of).toList();
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
