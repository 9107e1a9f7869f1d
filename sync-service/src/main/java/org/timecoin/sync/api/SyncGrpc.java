package org.timecoin.sync.api;

import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.timecoin.contracts.sync.v1.MutinySyncGrpc;
import org.timecoin.contracts.sync.v1.PlanRequest;
import org.timecoin.contracts.sync.v1.PlanResponse;
import org.timecoin.contracts.sync.v1.StatusRequest;
import org.timecoin.contracts.sync.v1.StatusResponse;
import org.timecoin.sync.run.SyncPipeline;
import org.timecoin.sync.run.loop.EventLoop;

/**
 * Sync over gRPC. Until the chain has told where it stands there is nothing to answer with, and
 * callers get UNAVAILABLE.
 */
@GrpcService
public final class SyncGrpc extends MutinySyncGrpc.SyncImplBase {

  private final SyncPipeline pipeline;
  private final EventLoop loop;

  SyncGrpc(SyncPipeline pipeline, EventLoop loop) {
    this.pipeline = pipeline;
    this.loop = loop;
  }

  @Override
  public Uni<StatusResponse> status(StatusRequest request) {
    return onLoop(() -> Answers.status(pipeline.report()));
  }

  @Override
  public Uni<PlanResponse> plan(PlanRequest request) {
    return onLoop(() -> Answers.plan(pipeline.ranges()));
  }

  private <T> Uni<T> onLoop(Supplier<T> answer) {
    return Uni.createFrom().voidItem().emitOn(loop).map(unused -> whenLoaded(answer));
  }

  private <T> T whenLoaded(Supplier<T> answer) {
    if (!pipeline.isLoaded()) {
      throw Status.UNAVAILABLE
          .withDescription("the chain has not told where it stands")
          .asRuntimeException();
    }
    return answer.get();
  }
}
