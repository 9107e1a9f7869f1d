package org.timecoin.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.rules.RuleCases.Other;
import org.timecoin.protocol.rules.RuleCases.Side;

/** Every rule has something that keeps it and something that breaks it, and says which it is. */
class EveryRuleTest {

  private static final RuleCases CASES = new RuleCases();

  private final Devnet devnet = new Devnet();

  @ParameterizedTest
  @EnumSource(Rule.class)
  void everyRuleHasACaseThatKeepsItAndOneThatBreaksIt(Rule rule) {
    assertThat(CASES.covered()).as("a case for every rule").contains(rule);
    if (CASES.blocks.containsKey(rule)) {
      judgeBlocks(rule);
    } else {
      Other other = CASES.others.get(rule);
      assertThat(other.keeping().get()).as("what keeps it").isEmpty();
      assertThat(other.breaking().get().map(Violation::broken)).contains(rule);
    }
  }

  private void judgeBlocks(Rule rule) {
    RuleCases.OfBlock blocks = CASES.blocks.get(rule);
    for (Side side : Side.values()) {
      Optional<Rule> broken = judge(blocks.breaking(), side);
      if (blocks.sides().contains(side)) {
        assertThat(broken).as("what breaks it, %s the activation", side).contains(rule);
        assertThat(judge(blocks.keeping(), side)).as("what keeps it, %s", side).isEmpty();
      } else {
        assertThat(broken.filter(rule::equals)).as("not asked %s", side).isEmpty();
      }
    }
  }

  /** Below the activation everything that only certified blocks must be is free. */
  @Test
  void whatOnlyCertifiedBlocksMustBeIsFreeBelow() {
    List<Rule> free =
        CASES.blocks.entrySet().stream()
            .filter(entry -> !entry.getValue().sides().contains(Side.BELOW))
            .filter(entry -> judge(entry.getValue().breaking(), Side.BELOW).isEmpty())
            .map(Map.Entry::getKey)
            .toList();

    assertThat(free)
        .containsExactly(
            Rule.WRONG_HEADER_VERSION,
            Rule.OFF_SCHEDULE,
            Rule.WRONG_COINBASE_TIMESTAMP,
            Rule.REWARDS_NOT_SORTED,
            Rule.TRANSACTIONS_NOT_SORTED);
  }

  @Test
  void namesAndSentencesAreDistinctAndPlain() {
    assertThat(Stream.of(Rule.values()).map(Rule::wireName))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9_]+"));
    assertThat(Stream.of(Rule.values()).map(Rule::sentence))
        .doesNotHaveDuplicates()
        .noneMatch(sentence -> sentence.endsWith("."));
  }

  private Optional<Rule> judge(Block block, Side side) {
    RuleContext context =
        side == Side.ABOVE
            ? devnet.context()
            : new RuleContext(devnet.parameters.withActivations(List.of()), Devnet.GENESIS_TIME);
    return new BlockJudge(context, devnet.state)
        .judge(block, devnet.genesis())
        .map(Violation::broken);
  }
}
