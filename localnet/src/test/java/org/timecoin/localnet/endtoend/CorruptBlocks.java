package org.timecoin.localnet.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.localnet.legacy.Vectors;
import org.timecoin.localnet.legacy.chain.BlockFile;

/** The corrupt blocks of the vectors, each to be served on top of block 1000. */
final class CorruptBlocks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FILES =
      List.of("corrupt-blocks.jsonl", "corrupt-block-too-large.jsonl.gz");

  /** The words of the vectors and the names under which our rules are known. */
  private static final Map<String, String> RULES =
      Map.ofEntries(
          Map.entry("wrong merkle root", "wrong_merkle_root"),
          Map.entry("timestamp not after previous", "timestamp_not_after_previous"),
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
          Map.entry("first transaction is not a coinbase", "first_transaction_no_coinbase"),
          Map.entry("zero-value output", "zero_value_output"),
          Map.entry("block too large", "block_too_large"),
          Map.entry("wrong previous hash", "wrong_previous_hash"),
          Map.entry("timestamp too far in the future", "timestamp_too_far_in_future"),
          Map.entry("wrong height", "wrong_height"));

  private CorruptBlocks() {}

  /**
   * One corrupt block.
   *
   * @param spec finds it, for {@link org.timecoin.localnet.legacy.chain.NamedBlock}
   * @param rule what the node must call its fault
   */
  record CorruptBlock(String spec, String rule) {
    @Override
    public String toString() {
      return spec.substring(spec.indexOf('#') + 1) + ": " + rule;
    }
  }

  /** All of them; those that break no rule, which the vectors hold for comparison, left out. */
  static List<CorruptBlock> all() {
    List<CorruptBlock> all = new ArrayList<>();
    for (String name : FILES) {
      try (BlockFile file = BlockFile.lines(Vectors.path(name))) {
        for (Optional<byte[]> line = file.next(); line.isPresent(); line = file.next()) {
          block(Vectors.path(name).toString(), line.get()).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  private static Optional<CorruptBlock> block(String file, byte[] line) {
    try {
      JsonNode json = JSON.readTree(new String(line, UTF_8));
      return Optional.ofNullable(RULES.get(json.path("rule_broken").asText()))
          .map(rule -> new CorruptBlock(file + "#" + json.path("name").asText(), rule));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
