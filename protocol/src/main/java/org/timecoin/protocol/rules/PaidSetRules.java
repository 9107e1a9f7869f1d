package org.timecoin.protocol.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.SetChange;

/** Whom a run may pay, and how much: the set, its change from the voters, tiers as proven. */
final class PaidSetRules {

  private PaidSetRules() {}

  /** Checks a run of at least one block, each accepted by the stateless rules. */
  static Optional<Violation> check(List<HashedBlock> run, RunContext context) {
    HashedBlock first = run.getFirst();
    return addresses(first, context.parameters().addressDigit())
        .or(() -> sameSet(run))
        .or(() -> members(first, context))
        .or(() -> split(run, context));
  }

  private static Optional<Violation> addresses(HashedBlock block, AddressDigit digit) {
    List<MasternodeReward> rewards = block.block().masternodeRewards();
    if (rewards.size() > Quorum.VOTERS_MOST) {
      return Optional.of(new Violation.OfBlock(Rule.TOO_MANY_PAID, block.height()));
    }
    for (int i = 0; i < rewards.size(); i++) {
      Optional<Rule> rule = address(rewards.get(i).address(), digit);
      if (rule.isPresent()) {
        return Optional.of(new Violation.OfReward(rule.get(), block.height(), i));
      }
    }
    return Optional.empty();
  }

  private static Optional<Rule> address(String text, AddressDigit digit) {
    Optional<Address> address = Address.parse(text);
    if (address.isEmpty()) {
      return Optional.of(Rule.MALFORMED_REWARD_ADDRESS);
    }
    return address.get().digit() == digit
        ? Optional.empty()
        : Optional.of(Rule.REWARD_ADDRESS_OF_OTHER_NETWORK);
  }

  private static Optional<Violation> sameSet(List<HashedBlock> run) {
    List<String> set = paidTexts(run.getFirst());
    return run.stream()
        .filter(block -> !paidTexts(block).equals(set))
        .findFirst()
        .map(block -> new Violation.OfBlock(Rule.RUN_PAYS_DIFFERENT_SETS, block.height()));
  }

  private static Optional<Violation> members(HashedBlock block, RunContext context) {
    SetChange change = SetChange.of(context.electorate().voters(), paid(block));
    if (context.electorate().configured()) {
      return change.isNone()
          ? Optional.empty()
          : Optional.of(new Violation.OfRun(Rule.PAID_SET_NOT_CONFIGURED, block.height()));
    }
    if (!change.isSmallEnough()) {
      return Optional.of(new Violation.OfRun(Rule.SET_CHANGE_TOO_LARGE, block.height()));
    }
    Rule rule = Rule.NEW_MEMBER_WITHOUT_COLLATERAL;
    return change.added().stream()
        .filter(member -> !context.collateral().of(member).admits())
        .findFirst()
        .map(member -> new Violation.OfMember(rule, block.height(), member));
  }

  private static Optional<Violation> split(List<HashedBlock> run, RunContext context) {
    Map<String, Tier> tiers = new HashMap<>();
    for (Address address : paid(run.getFirst())) {
      tiers.put(address.text(), context.collateral().tier(address));
    }
    return run.stream()
        .flatMap(block -> RewardRules.checkSplit(block.block(), tiers::get).stream())
        .findFirst();
  }

  private static List<String> paidTexts(HashedBlock block) {
    return block.block().masternodeRewards().stream().map(MasternodeReward::address).toList();
  }

  private static List<Address> paid(HashedBlock block) {
    List<Address> paid = new ArrayList<>();
    paidTexts(block).forEach(text -> Address.parse(text).ifPresent(paid::add));
    return paid;
  }
}
