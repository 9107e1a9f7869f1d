package org.timecoin.localnet.legacy.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.localnet.legacy.Vectors;

class LegacyChainTest {
  @TempDir Path directory;

  @Test
  void theFileIsServedWhole() {
    try (LegacyChain chain = LegacyChain.open(Vectors.chain())) {
      assertThat(chain.height()).isEqualTo(2000);
      assertThat(chain.facts(2000).orElseThrow().hashHex())
          .isEqualTo(Vectors.chainSummary().path("tip_hash").asText());
      assertThat(chain.line(2001)).isEmpty();
      assertThat(chain.line(-1)).isEmpty();
    }
  }

  @Test
  void aLimitHidesWhatIsAbove() {
    try (LegacyChain chain = LegacyChain.open(Vectors.chain())) {
      chain.limit(1000);
      assertThat(chain.height()).isEqualTo(1000);
      assertThat(chain.line(1001)).isEmpty();
      chain.limit(99_999);
      assertThat(chain.height()).isEqualTo(2000);
    }
  }

  @Test
  void growingGoesOnBehindTheLimitAndEndsWithTheFile() {
    try (LegacyChain chain = LegacyChain.open(Vectors.chain())) {
      chain.limit(1999);
      assertThat(chain.grow().flatMap(BlockFacts::read).map(BlockFacts::height)).contains(2000L);
      assertThat(chain.grow()).isEmpty();
    }
  }

  @Test
  void blocksOfAnotherChainFollowWhenTheyLink() {
    try (LegacyChain from = LegacyChain.open(Vectors.chain());
        LegacyChain to = LegacyChain.testnetGenesis()) {
      for (int height = 1; height <= 300; height++) {
        assertThat(to.add(from.line(height).orElseThrow())).isEmpty();
      }
      assertThat(to.height()).isEqualTo(300);
      assertThat(to.line(300).orElseThrow()).isEqualTo(from.line(300).orElseThrow());
    }
  }

  @Test
  void blocksThatDoNotFitAreRefusedWithTheReason() {
    try (LegacyChain from = LegacyChain.open(Vectors.chain());
        LegacyChain to = LegacyChain.testnetGenesis()) {
      assertThat(to.add(from.line(0).orElseThrow())).contains("height 0 on top of 0");
      assertThat(to.add(from.line(2).orElseThrow())).contains("height 2 on top of 0");
      assertThat(to.add("{}".getBytes(UTF_8))).contains("no block header");
      from.limit(1000);
      assertThat(from.add(corrupt("wrong_previous_hash")).orElseThrow()).contains("does not link");
      assertThat(from.add(corrupt("timestamp_equal")).orElseThrow()).contains("not after");
      assertThat(from.add(corrupt("wrong_height_max"))).isPresent();
      assertThat(from.height()).isEqualTo(1000);
    }
  }

  @Test
  void whatFollowsReplacesTheLinesAboveTheLimit() {
    try (LegacyChain chain = LegacyChain.open(Vectors.chain())) {
      chain.limit(1000);
      assertThat(chain.add(corrupt("control_valid"))).isEmpty();
      assertThat(chain.height()).isEqualTo(1001);
      assertThat(chain.line(1001).orElseThrow()).isEqualTo(corrupt("control_valid"));
      assertThat(chain.grow()).isEmpty();
    }
  }

  @Test
  void aReplacedBlockIsServedInItsPlace() {
    try (LegacyChain chain = LegacyChain.open(Vectors.chain())) {
      chain.replace(1001, corrupt("wrong_height_zero"));
      assertThat(chain.facts(1001).map(BlockFacts::height)).contains(0L);
      assertThat(chain.facts(1002).map(BlockFacts::height)).contains(1002L);
    }
  }

  @Test
  void theStateHashKeepsSpentOutputsAsTheLegacyNodeDoes() {
    JsonNode states = Vectors.chainSummary().path("states_if_spent_outputs_stayed").path("states");
    try (LegacyChain chain = LegacyChain.open(Vectors.chain())) {
      for (JsonNode state : states) {
        chain.limit(state.path("height").asLong());
        assertThat(chain.utxoState())
            .isEqualTo(
                new LegacyUtxoSet.State(
                    state.path("utxo_state_hash").asText(), state.path("utxo_count").asLong()));
      }
    }
  }

  @Test
  void filesThatAreNoChainAreRefusedInOneSentence() throws IOException {
    Path empty = Files.writeString(directory.resolve("empty.jsonl"), "\n\n");
    Path other = Files.writeString(directory.resolve("other.jsonl"), "{\"a\":1}\n");
    Path notZipped = Files.writeString(directory.resolve("plain.jsonl.gz"), "{}\n");
    Path missing = directory.resolve("missing.jsonl");
    assertThatThrownBy(() -> LegacyChain.open(empty)).hasMessageContaining("holds no block");
    assertThatThrownBy(() -> LegacyChain.open(other)).hasMessageContaining("is not block 0");
    assertThatThrownBy(() -> LegacyChain.open(notZipped)).isInstanceOf(UnreadableChain.class);
    assertThatThrownBy(() -> LegacyChain.open(missing)).hasMessageContaining("cannot read");
  }

  @Test
  void aChainMustBeginWithItsGenesis() {
    assertThatThrownBy(() -> LegacyChain.open(Vectors.path("fork-1951-1970.jsonl.gz")))
        .isInstanceOf(UnreadableChain.class)
        .hasMessageContaining("line 1 of");
  }

  private static byte[] corrupt(String name) {
    return NamedBlock.find(Vectors.path("corrupt-blocks.jsonl") + "#" + name).block();
  }
}
