package org.timecoin.gateway.whole;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.timecoin.contracts.chain.v1.BlocksRequest;
import org.timecoin.contracts.chain.v1.BlocksResponse;
import org.timecoin.contracts.chain.v1.HashesRequest;
import org.timecoin.contracts.chain.v1.HashesResponse;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.ChainImplBase;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.gateway.rig.FakeChain;
import org.timecoin.gateway.rig.TestChain;

/** The chain service as its interface has it, over a chain in memory. */
@GrpcService
public class FakeChainService extends ChainImplBase {

  static final int HEIGHT = 300;

  private final FakeChain chain = new FakeChain(TestChain.upTo(HEIGHT));

  @Override
  public Uni<TipResponse> tip(TipRequest request) {
    return chain.tip();
  }

  @Override
  public Multi<BlocksResponse> blocks(BlocksRequest request) {
    return chain
        .blocks(request.getRange().getFirst(), request.getRange().getLast(), request.getMaxBytes())
        .onItem()
        .transformToMulti(all -> Multi.createFrom().iterable(all))
        .map(
            bincode ->
                BlocksResponse.newBuilder()
                    .setBlock(ChainMap.encodedBlock(bincode.toByteArray()))
                    .build());
  }

  @Override
  public Uni<HashesResponse> hashes(HashesRequest request) {
    return chain
        .hashAt(request.getRange().getFirst())
        .map(
            hash -> {
              HashesResponse.Builder all = HashesResponse.newBuilder();
              hash.map(ChainMap::toProto).ifPresent(all::addHashes);
              return all.build();
            });
  }
}
