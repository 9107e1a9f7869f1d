package org.timecoin.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;
import org.timecoin.protocol.block.Block;

/** Tests on a running service that holds the whole golden chain; none of them changes it. */
@QuarkusTestResource(ChainTestServers.class)
public abstract class GoldenNode {

  protected static final Duration PATIENCE = Duration.ofSeconds(30);
  protected static final List<Block> BLOCKS = GoldenChain.blocks();

  @GrpcClient("chain")
  protected MutinyChainStub chain;

  @Inject protected CurrentChain current;

  @BeforeEach
  void importAll() {
    Awaitility.await().atMost(PATIENCE).until(() -> current.get().isPresent());
    if (current.get().orElseThrow().state().tip().height() < 2000) {
      List<ImportResponse> responses =
          new ChainClient(chain).importAll(BLOCKS.subList(1, BLOCKS.size()), 100);
      assertThat(responses).hasSize(20).allMatch(ImportResponse::hasApplied);
    }
  }
}
