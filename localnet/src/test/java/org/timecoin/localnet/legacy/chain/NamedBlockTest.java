package org.timecoin.localnet.legacy.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.localnet.legacy.Vectors;

class NamedBlockTest {
  private static final String CORRUPT = Vectors.path("corrupt-blocks.jsonl").toString();
  private static final String FORK = Vectors.path("fork-1951-1970.jsonl.gz").toString();

  @Test
  void aCorruptBlockIsFoundByItsNameAndStandsAboveItsParent() {
    NamedBlock block = NamedBlock.find(CORRUPT + "#wrong_height_max");
    assertThat(block.name()).isEqualTo("wrong_height_max");
    assertThat(block.height()).isEqualTo(1001);
    assertThat(new String(block.block(), java.nio.charset.StandardCharsets.UTF_8))
        .startsWith(
            "{\"header\":{\"version\":1,\"height\":18446744073709551615,\"previous_hash\":[")
        .endsWith("]]}");
  }

  @Test
  void aBlockIsFoundByItsLineAndItsOwnHeight() {
    NamedBlock block = NamedBlock.find(FORK + "#3");
    assertThat(block.height()).isEqualTo(1953);
    assertThat(BlockFacts.read(block.block()).orElseThrow().height()).isEqualTo(1953);
  }

  @Test
  void theHeightCanBeGiven() {
    assertThat(NamedBlock.find(FORK + "#1@77").height()).isEqualTo(77);
    assertThat(NamedBlock.find(CORRUPT + "#no_coinbase@5").height()).isEqualTo(5);
  }

  @Test
  void theLargestBlockIsReadWhole() {
    NamedBlock block =
        NamedBlock.find(Vectors.path("corrupt-block-too-large.jsonl.gz") + "#too_large");
    assertThat(block.block().length).isGreaterThan(8_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file", "file#", "#name", "file#name@x", "file#name@-1"})
  void malformedNamesAreRefused(String spec) {
    assertThatThrownBy(() -> NamedBlock.find(spec)).isInstanceOf(UnreadableChain.class);
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> NamedBlock.find(CORRUPT + "#nothing"))
        .isInstanceOf(UnreadableChain.class)
        .hasMessage("no block named 'nothing'");
    assertThatThrownBy(() -> NamedBlock.find("/nowhere#1"))
        .isInstanceOf(UnreadableChain.class)
        .hasMessageContaining("cannot read /nowhere");
  }
}
