package org.timecoin.chain;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.timecoin.contracts.sync.v1.MutinySyncGrpc;
import org.timecoin.contracts.sync.v1.StatusRequest;
import org.timecoin.contracts.sync.v1.StatusResponse;

/** A sync service that says what a test wants. */
@GrpcService
public class FakeSync extends MutinySyncGrpc.SyncImplBase {

  @Inject FakeNeighbours neighbours;

  @Override
  public Uni<StatusResponse> status(StatusRequest request) {
    return neighbours.syncStatus();
  }
}
