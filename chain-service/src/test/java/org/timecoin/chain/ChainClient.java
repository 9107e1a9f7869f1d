package org.timecoin.chain;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.protocol.block.Block;

/** The chain service as its callers see it, waiting for every answer. */
public final class ChainClient {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MutinyChainStub stub;

  public ChainClient(MutinyChainStub stub) {
    this.stub = stub;
  }

  public TipResponse tip() {
    return stub.tip(TipRequest.getDefaultInstance()).await().atMost(PATIENCE);
  }

  /** Imports blocks in requests of so many; the results in order. */
  public List<ImportResponse> importAll(List<Block> blocks, int perRequest) {
    List<ImportRequest> requests = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i += perRequest) {
      requests.add(request(blocks.subList(i, Math.min(blocks.size(), i + perRequest))));
    }
    return importAll(requests);
  }

  public List<ImportResponse> importAll(List<ImportRequest> requests) {
    return stub.import_(Multi.createFrom().iterable(requests))
        .collect()
        .asList()
        .await()
        .atMost(PATIENCE);
  }

  public static ImportRequest request(List<Block> blocks) {
    return ImportRequest.newBuilder()
        .addAllBlocks(blocks.stream().map(ChainMap::toProto).toList())
        .setNow(GoldenChain.NOW)
        .setOrigin("a test")
        .build();
  }
}
