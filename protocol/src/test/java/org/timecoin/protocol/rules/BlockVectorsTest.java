package org.timecoin.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.vectors.GoldenChain;
import org.timecoin.protocol.vectors.VectorTypes;
import org.timecoin.protocol.vectors.Vectors;

/** {@code corrupt-blocks}, {@code corrupt-block-too-large} and {@code divergent-blocks}. */
class BlockVectorsTest {

  private static final int TIP = 1000;

  /** What the vectors call the rules. */
  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          Map.entry("wrong previous hash", Rule.WRONG_PREVIOUS_HASH),
          Map.entry("wrong merkle root", Rule.WRONG_MERKLE_ROOT),
          Map.entry("timestamp not after previous", Rule.TIMESTAMP_NOT_AFTER_PREVIOUS),
          Map.entry("timestamp too far in the future", Rule.TIMESTAMP_TOO_FAR_IN_FUTURE),
          Map.entry("unknown or already spent input", Rule.UNKNOWN_OR_SPENT_INPUT),
          Map.entry("double spend inside the block", Rule.DOUBLE_SPEND_IN_BLOCK),
          Map.entry("outputs exceed inputs", Rule.OUTPUTS_EXCEED_INPUTS),
          Map.entry("fee below 0.1%", Rule.FEE_TOO_LOW),
          Map.entry("bad signature", Rule.BAD_SIGNATURE),
          Map.entry("wrong key for the spent output", Rule.WRONG_KEY),
          Map.entry("script_sig is not 96 bytes", Rule.SCRIPT_SIG_NOT_96_BYTES),
          Map.entry("rewards above block_reward", Rule.REWARDS_ABOVE_BLOCK_REWARD),
          Map.entry("block_reward is not 100 TIME + fees", Rule.WRONG_BLOCK_REWARD),
          Map.entry(
              "coinbase outputs differ from masternode_rewards",
              Rule.COINBASE_DIFFERS_FROM_REWARDS),
          Map.entry("no outputs", Rule.NO_OUTPUTS),
          Map.entry("wrong height", Rule.WRONG_HEIGHT),
          Map.entry("first transaction is not a coinbase", Rule.FIRST_TRANSACTION_NO_COINBASE),
          Map.entry("zero-value output", Rule.ZERO_VALUE_OUTPUT),
          Map.entry("block too large", Rule.BLOCK_TOO_LARGE));

  private static BlockJudge judge;
  private static BlockHeader tip;

  @BeforeAll
  static void stateAtTheTip() {
    List<Block> blocks = GoldenChain.blocks().subList(0, TIP + 1);
    tip = blocks.getLast().header();
    judge = BlockJudge.testnet(GoldenChain.after(blocks));
  }

  static Stream<JsonNode> corrupt() {
    return Stream.concat(
            Vectors.lines("corrupt-blocks.jsonl").stream(),
            Vectors.lines("corrupt-block-too-large.jsonl.gz").stream())
        .map(Vectors::parse)
        .filter(v -> !v.get("valid").asBoolean());
  }

  static Stream<JsonNode> divergent() {
    return Vectors.lines("divergent-blocks.jsonl").stream().map(Vectors::parse);
  }

  @ParameterizedTest
  @MethodSource("corrupt")
  void corruptBlocksBreakTheRuleThatIsNamed(JsonNode vector) {
    assertThat(vector.get("at_height").asInt()).isEqualTo(TIP);

    Optional<Violation> violation = judge(vector);

    assertThat(violation.map(Violation::broken))
        .contains(RULES.get(vector.get("rule_broken").asText()));
    assertThat(violation.orElseThrow().height())
        .isEqualTo(VectorTypes.block(vector.get("block")).height());
  }

  @Test
  void theControlBlockIsValid() {
    JsonNode control = Vectors.parse(Vectors.lines("corrupt-blocks.jsonl").getFirst());

    assertThat(control.get("valid").asBoolean()).isTrue();
    assertThat(judge(control)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("divergent")
  void divergentBlocksAreJudgedByTheBlockRules(JsonNode vector) {
    Optional<Violation> violation = judge(vector);

    if (vector.get("base_rules_accept").asBoolean()) {
      assertThat(violation).isEmpty();
    } else {
      // The vectors leave it open; the rules don't: every input is unspent before the block.
      assertThat(vector.get("name").asText()).isEqualTo("chained_spend_in_block");
      assertThat(violation.map(Violation::broken)).contains(Rule.UNKNOWN_OR_SPENT_INPUT);
    }
  }

  @Test
  void everyVectorIsThere() {
    assertThat(corrupt()).hasSize(38);
    assertThat(divergent()).hasSize(11);
    assertThat(corrupt().map(v -> RULES.get(v.get("rule_broken").asText())).distinct())
        .hasSize(RULES.size());
  }

  private static Optional<Violation> judge(JsonNode vector) {
    Block block = VectorTypes.block(vector.get("block"));
    return judge.judge(block, tip);
  }
}
