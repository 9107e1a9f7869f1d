package org.timecoin.chain.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.ChainClient;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.GoldenNode;
import org.timecoin.contracts.chain.v1.BlocksRequest;
import org.timecoin.contracts.chain.v1.HashesRequest;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.chain.v1.UtxoHashRequest;
import org.timecoin.contracts.chain.v1.UtxoHashResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.protocol.block.Block;

/** The golden chain goes in over gRPC and comes out again, with the golden hashes. */
@QuarkusTest
class GoldenChainImportTest extends GoldenNode {

  @Test
  void reachesTheGoldenTip() {
    TipResponse tip = new ChainClient(chain).tip();

    assertThat(tip.getTip().getHeight()).isEqualTo(2000);
    assertThat(ChainMap.hash(tip.getTip().getHash()))
        .hasToString(GoldenChain.summary().get("tip_hash").asText());
    assertThat(ChainMap.hash(tip.getGenesisHash())).isEqualTo(BLOCKS.getFirst().hash());
    assertThat(tip.getTipTimestamp()).isEqualTo(BLOCKS.getLast().header().timestamp());
  }

  @Test
  void reachesTheGoldenUtxoHash() {
    UtxoHashResponse hash =
        chain.utxoHash(UtxoHashRequest.getDefaultInstance()).await().atMost(PATIENCE);

    JsonNode golden = GoldenChain.summary().get("states").get(5);
    assertThat(hash.getHeight()).isEqualTo(golden.get("height").longValue());
    assertThat(ChainMap.hash(hash.getHash())).hasToString(golden.get("utxo_state_hash").asText());
    assertThat(hash.getUtxoCount()).isEqualTo(golden.get("utxo_count").longValue());
    assertThat(hash.getTotalSat()).isEqualTo(golden.get("total_value").longValue());
  }

  @Test
  void streamsTheSameBlocksInOrder() {
    List<Block> streamed =
        chain
            .blocks(BlocksRequest.newBuilder().setRange(range(0, 5000)).build())
            .map(response -> ChainMap.block(response.getBlock()))
            .collect()
            .asList()
            .await()
            .atMost(PATIENCE);

    assertThat(streamed).isEqualTo(BLOCKS);
  }

  @Test
  void namesTheHashesOfARange() {
    var hashes =
        chain
            .hashes(HashesRequest.newBuilder().setRange(range(1990, 2100)).build())
            .await()
            .atMost(PATIENCE)
            .getHashesList();

    assertThat(hashes.stream().map(ChainMap::hash))
        .isEqualTo(BLOCKS.subList(1990, 2001).stream().map(Block::hash).toList());
  }

  private static HeightRange range(long first, long last) {
    return HeightRange.newBuilder().setFirst(first).setLast(last).build();
  }
}
