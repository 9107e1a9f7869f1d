package org.timecoin.chain.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.ChainClient;
import org.timecoin.chain.ChainTestServers;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.contracts.chain.v1.BlocksRequest;
import org.timecoin.contracts.chain.v1.HashesRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.chain.v1.UtxoHashRequest;
import org.timecoin.contracts.chain.v1.UtxoHashResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.protocol.block.Block;

/** The golden chain goes in over gRPC and comes out again, with the golden hashes. */
@QuarkusTest
@QuarkusTestResource(ChainTestServers.class)
class GoldenChainImportTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @GrpcClient("chain")
  MutinyChainStub chain;

  @Inject CurrentChain current;

  private final List<Block> blocks = GoldenChain.blocks();

  @BeforeEach
  void importAll() {
    Awaitility.await().atMost(PATIENCE).until(() -> current.get().isPresent());
    List<ImportResponse> responses =
        new ChainClient(chain).importAll(blocks.subList(1, blocks.size()), 100);
    assertThat(responses).hasSize(20).allMatch(r -> r.hasApplied() || r.hasAlreadyKnown());
  }

  @Test
  void reachesTheGoldenTip() {
    TipResponse tip = new ChainClient(chain).tip();

    assertThat(tip.getTip().getHeight()).isEqualTo(2000);
    assertThat(ChainMap.hash(tip.getTip().getHash()))
        .hasToString(GoldenChain.summary().get("tip_hash").asText());
    assertThat(ChainMap.hash(tip.getGenesisHash())).isEqualTo(blocks.getFirst().hash());
    assertThat(tip.getTipTimestamp()).isEqualTo(blocks.getLast().header().timestamp());
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

    assertThat(streamed).isEqualTo(blocks);
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
        .isEqualTo(blocks.subList(1990, 2001).stream().map(Block::hash).toList());
  }

  private static HeightRange range(long first, long last) {
    return HeightRange.newBuilder().setFirst(first).setLast(last).build();
  }
}
