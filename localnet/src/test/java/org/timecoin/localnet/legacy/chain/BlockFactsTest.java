package org.timecoin.localnet.legacy.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.localnet.legacy.Vectors;

class BlockFactsTest {
  @Test
  void hashesAreThoseOfTheReference() {
    try (LegacyChain chain = LegacyChain.open(Vectors.chain())) {
      for (JsonNode point : Vectors.chainSummary().path("block_hashes")) {
        BlockFacts facts = chain.facts(point.path("height").asLong()).orElseThrow();
        assertThat(facts.hashHex()).isEqualTo(point.path("hash").asText());
        assertThat(facts.height()).isEqualTo(point.path("height").asLong());
      }
    }
  }

  @Test
  void eachBlockFollowsItsParentAndNoOther() {
    try (LegacyChain chain = LegacyChain.open(Vectors.chain())) {
      BlockFacts first = chain.facts(1).orElseThrow();
      assertThat(first.follows(chain.facts(0).orElseThrow())).isTrue();
      assertThat(first.follows(first)).isFalse();
      assertThat(first.timestamp()).isEqualTo(1764547800);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "{}",
        "{\"transactions\":[]}",
        "{\"header\":{\"height\":1}}",
        "{\"header\":{\"previous_hash\":[1,2],\"merkle_root\":[]}}",
        "{\"header\":",
        "not json"
      })
  void whatHasNoHeaderHasNoFacts(String text) {
    assertThat(BlockFacts.read(text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void theHeaderMayStandBehindOtherFields() {
    byte[] genesis;
    try (LegacyChain chain = LegacyChain.testnetGenesis()) {
      genesis = chain.line(0).orElseThrow();
    }
    String text = new String(genesis, UTF_8);
    int behindHeader = text.indexOf(",\"transactions\"");
    String header = text.substring(1, behindHeader);
    String turned = "{\"transactions\":[[1],{\"a\":2}]," + header + "}";
    Optional<BlockFacts> facts = BlockFacts.read(turned.getBytes(UTF_8));
    assertThat(facts.map(BlockFacts::hashHex))
        .isEqualTo(BlockFacts.read(genesis).map(BlockFacts::hashHex));
  }
}
