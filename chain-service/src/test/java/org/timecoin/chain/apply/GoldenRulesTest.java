package org.timecoin.chain.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.chain.GoldenChain;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.network.NetworkParameters;

/** Every golden, corrupt and divergent block through the applier, without a database. */
class GoldenRulesTest {

  private static final List<Block> CHAIN = GoldenChain.blocks();
  private static final JsonNode SUMMARY = GoldenChain.summary();

  /** The chain up to height 1,000; no test of this class changes it for good. */
  private static MemoryStorage at1000;

  @BeforeAll
  static void importAThousand() {
    at1000 = new MemoryStorage(CHAIN.getFirst());
    RunOutcome outcome =
        applier(at1000).apply(candidates(CHAIN.subList(1, 1001)), CommitNotes.NONE);
    assertThat(outcome.committed()).isEqualTo(1000);
  }

  @Test
  void theGoldenChainReachesItsStatesAtEveryCheckPoint() {
    MemoryStorage storage = new MemoryStorage(CHAIN.getFirst());
    BlockApplier applier = applier(storage);
    int applied = 0;
    for (JsonNode state : SUMMARY.get("states")) {
      int height = state.get("height").intValue();
      if (height > applied) {
        applier.apply(candidates(CHAIN.subList(applied + 1, height + 1)), CommitNotes.NONE);
      }
      applied = height;
      ChainTotals totals = storage.state().totals();
      assertThat(storage.utxoHash()).hasToString(state.get("utxo_state_hash").asText());
      assertThat(totals.unspentOutputs()).isEqualTo(state.get("utxo_count").longValue());
      assertThat(totals.unspentSat()).isEqualTo(state.get("total_value").longValue());
    }
    assertThat(storage.state().tip().hash()).hasToString(SUMMARY.get("tip_hash").asText());
    assertThat(storage.spent()).hasSize(SUMMARY.get("counts").get("inputs").intValue());
  }

  @ParameterizedTest
  @MethodSource("corrupt")
  void aCorruptBlockIsRefusedByItsRuleAndChangesNothing(String name, String rule, Block block) {
    ChainState before = at1000.state();
    RunOutcome outcome = applier(at1000).apply(candidates(List.of(block)), CommitNotes.NONE);

    assertThat(outcome.committed()).isZero();
    assertThat(at1000.state()).isEqualTo(before);
    if (rule.equals("wrong_previous_hash")) {
      // Alone it can't be told from a block of another branch.
      assertThat(outcome.refusal()).contains(new Refusal.NoParent(block.header().previousHash()));
    } else {
      assertThat(brokenRule(outcome)).as(name).isEqualTo(rule);
    }
  }

  static Stream<Arguments> corrupt() {
    return Stream.concat(
            GoldenChain.lines("corrupt-blocks.jsonl", node -> node).stream(),
            GoldenChain.lines("corrupt-block-too-large.jsonl.gz", node -> node).stream())
        .filter(node -> !node.get("valid").booleanValue())
        .map(
            node ->
                Arguments.of(
                    node.get("name").asText(),
                    RULES.get(node.get("rule_broken").asText()),
                    GoldenChain.block(node.get("block"))));
  }

  /** The words of the vectors and the names of our rules. */
  private static final Map<String, String> RULES =
      Map.ofEntries(
          Map.entry("wrong previous hash", "wrong_previous_hash"),
          Map.entry("wrong merkle root", "wrong_merkle_root"),
          Map.entry("timestamp not after previous", "timestamp_not_after_previous"),
          Map.entry("timestamp too far in the future", "timestamp_too_far_in_future"),
          Map.entry("unknown or already spent input", "unknown_or_spent_input"),
          Map.entry("double spend inside the block", "double_spend_in_block"),
          Map.entry("outputs exceed inputs", "outputs_exceed_inputs"),
          Map.entry("fee below 0.1%", "fee_too_low"),
          Map.entry("bad signature", "bad_signature"),
          Map.entry("wrong key for the spent output", "wrong_key"),
          Map.entry("script_sig is not 96 bytes", "script_sig_not_96_bytes"),
          Map.entry("rewards above block_reward", "rewards_above_block_reward"),
          Map.entry("block_reward is not 100 TIME + fees", "wrong_block_reward"),
          Map.entry(
              "coinbase outputs differ from masternode_rewards", "coinbase_differs_from_rewards"),
          Map.entry("no outputs", "no_outputs"),
          Map.entry("wrong height", "wrong_height"),
          Map.entry("first transaction is not a coinbase", "first_transaction_no_coinbase"),
          Map.entry("zero-value output", "zero_value_output"),
          Map.entry("block too large", "block_too_large"));

  @Test
  void soundBlocksThatLegacyNodesRefuseAreAccepted() {
    for (JsonNode node : GoldenChain.lines("divergent-blocks.jsonl", n -> n)) {
      // Left open by the vectors, decided by protocol.md: no spending of the block's own outputs.
      boolean accept = node.get("base_rules_accept").asBoolean(false);
      BatchVerdict verdict = verdictAt1000(GoldenChain.block(node.get("block")));
      assertThat(verdict.plan().isPresent()).as(node.get("name").asText()).isEqualTo(accept);
    }
  }

  private static BatchVerdict verdictAt1000(Block block) {
    List<Candidate> batch = candidates(List.of(block));
    return computation()
        .compute(
            new Basis(
                at1000.state(),
                Optional.empty(),
                at1000.unspent(Touched.inputs(batch)),
                StoredCollateral.NONE),
            batch);
  }

  private static String brokenRule(RunOutcome outcome) {
    return outcome
        .refusal()
        .map(Refusal.Broken.class::cast)
        .map(Refusal.Broken::rule)
        .orElse("none");
  }

  private static BlockApplier applier(MemoryStorage storage) {
    return new BlockApplier(
        storage,
        computation(),
        new BatchLimits(512, 4 << 20),
        new SwitchLimits(100, 1 << 20),
        new ApplyWatch() {});
  }

  private static BatchComputation computation() {
    return new BatchComputation(
        new RuleJudge(NetworkParameters.testnet(), List.of()),
        claims ->
            IntStream.range(0, claims.size())
                .filter(i -> !claims.get(i).holds().getAsBoolean())
                .findFirst());
  }

  private static List<Candidate> candidates(List<Block> blocks) {
    return blocks.stream().map(block -> Candidate.of(block, GoldenChain.NOW)).toList();
  }
}
