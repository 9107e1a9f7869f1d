package org.timecoin.chain;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.timecoin.contracts.gateway.v1.AskPeersRequest;
import org.timecoin.contracts.gateway.v1.AskPeersResponse;
import org.timecoin.contracts.gateway.v1.FetchBlocksRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksResponse;
import org.timecoin.contracts.gateway.v1.MutinyPeerGatewayGrpc;
import org.timecoin.contracts.gateway.v1.ReportViolationRequest;
import org.timecoin.contracts.gateway.v1.ReportViolationResponse;

/** A gateway that remembers what it was told. */
@GrpcService
public class FakeGateway extends MutinyPeerGatewayGrpc.PeerGatewayImplBase {

  @Inject FakeNeighbours neighbours;

  @Override
  public Uni<ReportViolationResponse> reportViolation(ReportViolationRequest request) {
    neighbours.report(request);
    return Uni.createFrom().item(ReportViolationResponse.newBuilder().setCount(1).build());
  }

  @Override
  public Multi<FetchBlocksResponse> fetchBlocks(FetchBlocksRequest request) {
    return neighbours.fetch(request);
  }

  @Override
  public Uni<AskPeersResponse> askPeers(AskPeersRequest request) {
    return Uni.createFrom().item(neighbours.claims(request));
  }
}
