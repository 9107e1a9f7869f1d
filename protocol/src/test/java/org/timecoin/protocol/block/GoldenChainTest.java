package org.timecoin.protocol.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.vectors.GoldenChain;
import org.timecoin.protocol.vectors.Vectors;

/** The 2,001-block chain and its fork: hashes, binary form, states. */
class GoldenChainTest {

  private static final List<Block> CHAIN = GoldenChain.blocks();
  private static final JsonNode SUMMARY = GoldenChain.summary();

  @Test
  void blocksLinkAndHashAsTheSummarySays() {
    assertThat(CHAIN).hasSize(2001);
    for (int height = 1; height < CHAIN.size(); height++) {
      assertThat(CHAIN.get(height).header().previousHash()).isEqualTo(CHAIN.get(height - 1).hash());
    }
    for (JsonNode point : SUMMARY.get("block_hashes")) {
      Block block = CHAIN.get(point.get("height").asInt());
      assertThat(block.hash().hex()).isEqualTo(point.get("hash").asText());
      assertThat(MerkleRoot.of(block.header().version(), block.txids()).hex())
          .isEqualTo(point.get("merkle_root").asText());
    }
    assertThat(CHAIN.getLast().hash().hex()).isEqualTo(SUMMARY.get("tip_hash").asText());
  }

  @Test
  void everyBlockSurvivesItsBinaryForm() {
    for (Block block : CHAIN) {
      byte[] bytes = BlockCodec.encode(block);
      assertThat(bytes).hasSize(Math.toIntExact(BlockCodec.encodedSize(block)));
      assertThat(BlockCodec.decode(bytes)).isEqualTo(block);
    }
  }

  @Test
  void statesHashAsTheSummarySays() {
    GoldenChain state = new GoldenChain();
    int next = 0;
    for (JsonNode point : SUMMARY.get("states")) {
      int height = point.get("height").asInt();
      CHAIN.subList(next, height + 1).forEach(state::apply);
      next = height + 1;
      assertState(state, point);
    }
  }

  @Test
  void theForkHashesAsTheSummarySays() {
    JsonNode expected = SUMMARY.get("fork");
    List<Block> fork = GoldenChain.fork();
    int base = expected.get("base_height").asInt();
    GoldenChain state = GoldenChain.after(CHAIN.subList(0, base + 1));
    fork.forEach(state::apply);

    assertThat(CHAIN.get(base).hash().hex()).isEqualTo(expected.get("base_hash").asText());
    assertThat(fork.getFirst().header().previousHash()).isEqualTo(CHAIN.get(base).hash());
    assertThat(fork.stream().map(b -> b.hash().hex()).toList())
        .containsExactlyElementsOf(
            Vectors.each(expected.get("hashes")).map(h -> h.get("hash").asText()).toList());
    assertState(state, expected.get("state"));
  }

  private static void assertState(GoldenChain state, JsonNode expected) {
    assertThat(state.unspent()).hasSize(expected.get("utxo_count").asInt());
    assertThat(state.unspent().values().stream().mapToLong(Utxo::value).sum())
        .isEqualTo(expected.get("total_value").asLong());
    assertThat(UtxoSetHash.of(state.unspent().values()).hex())
        .isEqualTo(expected.get("utxo_state_hash").asText());
  }
}
