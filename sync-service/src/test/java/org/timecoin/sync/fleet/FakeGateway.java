package org.timecoin.sync.fleet;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.timecoin.contracts.gateway.v1.FetchBlocksRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksResponse;
import org.timecoin.contracts.gateway.v1.FetchEnd.Outcome;
import org.timecoin.contracts.gateway.v1.FetchStarted;
import org.timecoin.contracts.gateway.v1.MutinyPeerGatewayGrpc;
import org.timecoin.contracts.gateway.v1.ReportViolationRequest;
import org.timecoin.contracts.gateway.v1.ReportViolationResponse;

/** A gateway for tests whose peers are scripts. */
@GrpcService
public final class FakeGateway extends MutinyPeerGatewayGrpc.PeerGatewayImplBase {

  private final Map<String, FakePeer> peers = new ConcurrentHashMap<>();
  private final List<ReportViolationRequest> violations = new CopyOnWriteArrayList<>();
  private final List<FetchBlocksRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();

  /** Forgets everybody and everything. */
  public void reset() {
    peers.clear();
    violations.clear();
    requests.clear();
    mostOpen.set(0);
  }

  /** Connects a peer. */
  public void connect(FakePeer peer) {
    peers.put(peer.name(), peer);
  }

  /** Loses a peer. */
  public void disconnect(String name) {
    peers.remove(name);
  }

  public List<ReportViolationRequest> violations() {
    return violations;
  }

  public List<FetchBlocksRequest> requests() {
    return requests;
  }

  /** Requests of one peer. */
  public long requestsOf(String name) {
    return requests.stream().filter(request -> request.getPeer().equals(name)).count();
  }

  /** Most requests that were under way at once. */
  public int mostOpen() {
    return mostOpen.get();
  }

  @Override
  public Multi<FetchBlocksResponse> fetchBlocks(FetchBlocksRequest request) {
    requests.add(request);
    Optional<FakePeer> peer = Optional.ofNullable(peers.get(request.getPeer()));
    if (peer.isEmpty()) {
      return Multi.createFrom().item(FakePeer.end("", Outcome.OUTCOME_NO_PEER));
    }
    mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    FetchBlocksResponse started =
        FetchBlocksResponse.newBuilder()
            .setStarted(FetchStarted.newBuilder().setPeer(request.getPeer()))
            .build();
    return Multi.createBy()
        .concatenating()
        .streams(Multi.createFrom().item(started), peer.get().serves().apply(request))
        .onTermination()
        .invoke(open::decrementAndGet);
  }

  @Override
  public Uni<ReportViolationResponse> reportViolation(ReportViolationRequest request) {
    violations.add(request);
    return Uni.createFrom()
        .item(ReportViolationResponse.newBuilder().setCount(violations.size()).build());
  }
}
