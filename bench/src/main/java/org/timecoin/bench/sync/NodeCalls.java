package org.timecoin.bench.sync;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import org.timecoin.contracts.chain.v1.ChainGrpc;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.gateway.v1.AddPeerRequest;
import org.timecoin.contracts.gateway.v1.AddPeerResponse;
import org.timecoin.contracts.gateway.v1.PeerGatewayGrpc;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.Service;

/** The two things the benchmark asks of a node. */
final class NodeCalls implements AutoCloseable {
  private static final int DEADLINE_SECONDS = 10;

  private final ManagedChannel gateway;
  private final ManagedChannel chain;

  NodeCalls(NodePlan node) {
    gateway = channel(node, Service.GATEWAY);
    chain = channel(node, Service.CHAIN);
  }

  private static ManagedChannel channel(NodePlan node, Service service) {
    return ManagedChannelBuilder.forAddress("127.0.0.1", node.ports(service).grpc())
        .usePlaintext()
        .build();
  }

  /** Tells the gateway of a peer. */
  void addPeer(String address) {
    AddPeerResponse response =
        PeerGatewayGrpc.newBlockingStub(gateway)
            .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
            .addPeer(AddPeerRequest.newBuilder().setAddress(address).build());
    if (!response.getAdded()) {
      throw new IllegalStateException("the gateway refused the peer: " + response.getReason());
    }
  }

  /** The height of the last committed block; -1 when the chain doesn't answer. */
  long height() {
    try {
      return ChainGrpc.newBlockingStub(chain)
          .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
          .tip(TipRequest.getDefaultInstance())
          .getTip()
          .getHeight();
    } catch (StatusRuntimeException busy) {
      // A node that does its best may answer late; the deadline of the whole measurement decides.
      return -1;
    }
  }

  @Override
  public void close() {
    gateway.shutdownNow();
    chain.shutdownNow();
  }
}
