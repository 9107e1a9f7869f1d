package org.timecoin.localnet.endtoend;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.timecoin.contracts.gateway.v1.AddPeerRequest;
import org.timecoin.contracts.gateway.v1.AddPeerResponse;
import org.timecoin.contracts.gateway.v1.Ban;
import org.timecoin.contracts.gateway.v1.ListBansRequest;
import org.timecoin.contracts.gateway.v1.ListPeersRequest;
import org.timecoin.contracts.gateway.v1.Peer;
import org.timecoin.contracts.gateway.v1.PeerGatewayGrpc;
import org.timecoin.contracts.gateway.v1.PeerGatewayGrpc.PeerGatewayBlockingStub;
import org.timecoin.localnet.plan.Service;

/** An operator's questions to a node's gateway. */
final class GatewayCalls implements AutoCloseable {
  private static final int DEADLINE_SECONDS = 10;

  private final ManagedChannel channel;

  GatewayCalls(TestNode node) {
    int port = node.fleet().plan().node(node.id()).orElseThrow().ports(Service.GATEWAY).grpc();
    channel = ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  AddPeerResponse addPeer(String address) {
    return stub().addPeer(AddPeerRequest.newBuilder().setAddress(address).build());
  }

  List<Peer> peers() {
    return stub().listPeers(ListPeersRequest.getDefaultInstance()).getPeersList();
  }

  List<Ban> bans() {
    return stub().listBans(ListBansRequest.getDefaultInstance()).getBansList();
  }

  private PeerGatewayBlockingStub stub() {
    return PeerGatewayGrpc.newBlockingStub(channel)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
