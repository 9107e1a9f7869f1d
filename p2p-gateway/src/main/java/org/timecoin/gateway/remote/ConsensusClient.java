package org.timecoin.gateway.remote;

import io.grpc.Deadline;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.timecoin.contracts.consensus.v1.MutinyConsensusGrpc.MutinyConsensusStub;
import org.timecoin.contracts.consensus.v1.OwnMasternode;
import org.timecoin.contracts.consensus.v1.StatusRequest;

/** What the gateway asks the consensus service. Every answer fails after the deadline. */
public final class ConsensusClient {

  private final MutinyConsensusStub stub;
  private final Duration deadline;

  /** Asks over a stub. */
  public ConsensusClient(MutinyConsensusStub stub, Duration deadline) {
    this.stub = stub;
    this.deadline = deadline;
  }

  /** This node's own masternode; empty when it has none. */
  public Uni<Optional<OwnMasternode>> ownMasternode() {
    return stub.withDeadline(Deadline.after(deadline.toMillis(), TimeUnit.MILLISECONDS))
        .status(StatusRequest.getDefaultInstance())
        .map(
            status ->
                status.hasMasternode() ? Optional.of(status.getMasternode()) : Optional.empty());
  }
}
