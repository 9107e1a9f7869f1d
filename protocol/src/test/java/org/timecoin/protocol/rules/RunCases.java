package org.timecoin.protocol.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.RunCodec;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.reward.PaidMasternode;
import org.timecoin.protocol.reward.Tier;

/** Cases of the rules of a run, but for its certificate. */
final class RunCases {

  private final Runs runs = new Runs();
  private final Devnet devnet = runs.devnet;
  private final List<SigningKey> voters = devnet.keys();

  void addTo(RuleCases cases) {
    size(cases);
    addresses(cases);
    members(cases);
    List<PaidMasternode> equal =
        devnet.paid().stream()
            .map(one -> new PaidMasternode(one.rewardAddress(), Tier.BRONZE))
            .toList();
    cases.other(
        Rule.WRONG_REWARD_SPLIT, () -> runs.check(runs.run(2)), () -> check(devnet.paid(), equal));
  }

  private void size(RuleCases cases) {
    cases.other(Rule.RUN_EMPTY, () -> runs.check(runs.run(1)), () -> runs.check(List.of()));
    cases.other(
        Rule.RUN_TOO_LONG, () -> runs.check(runs.run(100)), () -> runs.check(runs.run(101)));
    cases.other(
        Rule.RUN_TOO_LARGE,
        () -> runs.check(runOfBytes(RunCodec.BYTES_MOST)),
        () -> runs.check(runOfBytes(RunCodec.BYTES_MOST + 1)));
  }

  private void addresses(RuleCases cases) {
    List<SigningKey> hundred = runs.strangers(100);
    List<SigningKey> tooMany = joined(hundred, voters.subList(0, 1));
    RunContext many = runs.context(hundred, false, Runs.AGED);
    cases.other(
        Rule.TOO_MANY_PAID,
        () -> RunRules.check(runs.run(1, devnet.paid(hundred)), many),
        () -> RunRules.check(runs.run(1, devnet.paid(tooMany)), many));
    String other = voters.getFirst().address(AddressDigit.MAINNET).text();
    cases.other(
        Rule.REWARD_ADDRESS_OF_OTHER_NETWORK, () -> check(devnet.paid()), () -> check(and(other)));
    cases.other(
        Rule.MALFORMED_REWARD_ADDRESS, () -> check(devnet.paid()), () -> check(and("TIME0nobody")));
    cases.other(
        Rule.RUN_PAYS_DIFFERENT_SETS,
        () -> check(devnet.paid(), devnet.paid()),
        () -> check(devnet.paid(), devnet.paid(joined(voters, runs.strangers(1)))));
  }

  private void members(RuleCases cases) {
    List<PaidMasternode> one = devnet.paid(joined(voters, runs.strangers(1)));
    List<PaidMasternode> two = devnet.paid(joined(voters, runs.strangers(2)));
    cases.other(
        Rule.PAID_SET_NOT_CONFIGURED,
        () -> RunRules.check(runs.run(1), runs.context(voters, true, 0)),
        () -> RunRules.check(runs.run(1, one), runs.context(voters, true, Runs.AGED)));
    cases.other(Rule.SET_CHANGE_TOO_LARGE, () -> check(one), () -> check(two));
    cases.other(
        Rule.NEW_MEMBER_WITHOUT_COLLATERAL,
        () -> RunRules.check(runs.run(1, one), runs.context(voters, false, Runs.AGED)),
        () -> RunRules.check(runs.run(1, one), runs.context(voters, false, Runs.AGED - 1)));
  }

  /** A run of five blocks with so many bytes in all. */
  private List<HashedBlock> runOfBytes(long bytes) {
    long missing =
        bytes - RunCodec.encodedSize(filled(0, 0).stream().map(HashedBlock::block).toList());
    return filled((int) (missing / 5), (int) (missing % 5));
  }

  private List<HashedBlock> filled(int each, int more) {
    List<HashedBlock> run = new ArrayList<>();
    BlockHeader parent = devnet.genesis();
    for (int i = 0; i < 5; i++) {
      byte[] script = new byte[i == 0 ? each + more : each];
      TxOutput large = new TxOutput(1, ByteString.of(script));
      long due = devnet.parameters.schedule().timestampOf(parent.height() + 1);
      Block block =
          new BlockBuilder(parent, due)
              .add(devnet.unsigned(List.of(i), List.of(large)), 0)
              .pay(devnet.paid())
              .build();
      run.add(HashedBlock.of(block));
      parent = block.header();
    }
    return run;
  }

  private List<PaidMasternode> and(String address) {
    return Stream.concat(devnet.paid().stream(), Stream.of(new PaidMasternode(address, Tier.FREE)))
        .sorted((a, b) -> a.rewardAddress().compareTo(b.rewardAddress()))
        .toList();
  }

  private Optional<Violation> check(List<PaidMasternode> paid) {
    return runs.check(runs.run(1, paid));
  }

  private Optional<Violation> check(List<PaidMasternode> first, List<PaidMasternode> second) {
    return runs.check(runs.on(List.of(first, second)));
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
