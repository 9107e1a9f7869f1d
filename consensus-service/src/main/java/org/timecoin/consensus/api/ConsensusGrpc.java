package org.timecoin.consensus.api;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.timecoin.consensus.config.OwnMasternode;
import org.timecoin.consensus.health.ConsensusMetrics;
import org.timecoin.consensus.registry.Masternode;
import org.timecoin.consensus.store.RegistryStore;
import org.timecoin.contracts.consensus.v1.MasternodesRequest;
import org.timecoin.contracts.consensus.v1.MasternodesResponse;
import org.timecoin.contracts.consensus.v1.MutinyConsensusGrpc;
import org.timecoin.contracts.consensus.v1.StatusRequest;
import org.timecoin.contracts.consensus.v1.StatusResponse;
import org.timecoin.contracts.time.NodeClock;

/** Consensus over gRPC, as far as it goes: the registry, and this node's own masternode. */
@GrpcService
public class ConsensusGrpc extends MutinyConsensusGrpc.ConsensusImplBase {

  private final RegistryStore store;
  private final OwnMasternode own;
  private final NodeClock clock;
  private final ConsensusMetrics metrics;

  ConsensusGrpc(RegistryStore store, OwnMasternode own, NodeClock clock, ConsensusMetrics metrics) {
    this.store = store;
    this.own = own;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public Uni<StatusResponse> status(StatusRequest request) {
    return masternodes().map(this::status);
  }

  private StatusResponse status(List<Masternode> all) {
    long now = clock.seconds();
    long online = all.stream().filter(masternode -> masternode.isOnline(now)).count();
    metrics.counted(all.size(), online);
    StatusResponse.Builder answer =
        StatusResponse.newBuilder().setMasternodes(all.size()).setOnline((int) online);
    own.announcement().ifPresent(me -> answer.setMasternode(Answers.own(me)));
    return answer.build();
  }

  @Override
  public Uni<MasternodesResponse> masternodes(MasternodesRequest request) {
    return masternodes()
        .map(
            all -> {
              long now = clock.seconds();
              MasternodesResponse.Builder answer = MasternodesResponse.newBuilder();
              all.forEach(m -> answer.addMasternodes(Answers.masternode(m, now)));
              return answer.build();
            });
  }

  private Uni<List<Masternode>> masternodes() {
    return store.masternodes().onFailure().transform(Answers::unavailable);
  }
}
