package org.timecoin.gateway.api;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.timecoin.contracts.gateway.v1.AddPeerRequest;
import org.timecoin.contracts.gateway.v1.AddPeerResponse;
import org.timecoin.contracts.gateway.v1.AskPeersRequest;
import org.timecoin.contracts.gateway.v1.AskPeersResponse;
import org.timecoin.contracts.gateway.v1.BanRequest;
import org.timecoin.contracts.gateway.v1.BanResponse;
import org.timecoin.contracts.gateway.v1.DisconnectRequest;
import org.timecoin.contracts.gateway.v1.DisconnectResponse;
import org.timecoin.contracts.gateway.v1.FetchBlocksRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksResponse;
import org.timecoin.contracts.gateway.v1.ListBansRequest;
import org.timecoin.contracts.gateway.v1.ListBansResponse;
import org.timecoin.contracts.gateway.v1.ListPeersRequest;
import org.timecoin.contracts.gateway.v1.ListPeersResponse;
import org.timecoin.contracts.gateway.v1.MutinyPeerGatewayGrpc.PeerGatewayImplBase;
import org.timecoin.contracts.gateway.v1.ReportViolationRequest;
import org.timecoin.contracts.gateway.v1.ReportViolationResponse;
import org.timecoin.contracts.gateway.v1.UnbanRequest;
import org.timecoin.contracts.gateway.v1.UnbanResponse;
import org.timecoin.contracts.node.NodeIdentity;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.gateway.config.HostPort;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.gateway.peer.PeerAddress;
import org.timecoin.gateway.peer.Violation;
import org.timecoin.gateway.session.Dialling;
import org.timecoin.gateway.session.Fetches;
import org.timecoin.gateway.session.Inquiries;
import org.timecoin.gateway.session.Peers;
import org.timecoin.gateway.session.Session;
import org.timecoin.gateway.transport.GatewayLoop;

/**
 * The gateway's interface for the other services of the node. Draining answers UNIMPLEMENTED until
 * gateways have replicas.
 */
@GrpcService
public final class PeerGatewayService extends PeerGatewayImplBase {

  private final GatewayLoop loop;
  private final Peers peers;
  private final Dialling dialling;
  private final Fetches fetches;
  private final Inquiries inquiries;
  private final PeerMapping mapping;
  private final int defaultPort;

  PeerGatewayService(
      GatewayLoop loop,
      Peers peers,
      Dialling dialling,
      Fetches fetches,
      Inquiries inquiries,
      NodeClock clock,
      NodeIdentity identity) {
    this.loop = loop;
    this.peers = peers;
    this.dialling = dialling;
    this.fetches = fetches;
    this.inquiries = inquiries;
    this.mapping = new PeerMapping(loop, clock);
    this.defaultPort = identity.network().p2pPort();
  }

  @Override
  public Uni<ListPeersResponse> listPeers(ListPeersRequest request) {
    return onLoop(
        () -> {
          ListPeersResponse.Builder all = ListPeersResponse.newBuilder();
          for (Session session : peers.open()) {
            int violations = peers.discipline().countOf(session.peerAddress().ip());
            all.addPeers(mapping.peer(session, violations));
          }
          return all.build();
        });
  }

  @Override
  public Uni<AddPeerResponse> addPeer(AddPeerRequest request) {
    HostPort place =
        HostPort.parse(request.getAddress(), defaultPort)
            .filter(parsed -> parsed.port() > 0)
            .orElseThrow(() -> new InvalidRequest("address must be host:port"));
    return onLoop(
        () -> {
          Optional<String> refusal = dialling.add(place, request.getPersistent());
          return AddPeerResponse.newBuilder()
              .setAdded(refusal.isEmpty())
              .setReason(refusal.orElse(""))
              .build();
        });
  }

  @Override
  public Multi<FetchBlocksResponse> fetchBlocks(FetchBlocksRequest request) {
    return fetches
        .fetch(FetchMapping.order(request))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .onItem()
        .transformToMultiAndConcatenate(FetchMapping::responses);
  }

  @Override
  public Uni<AskPeersResponse> askPeers(AskPeersRequest request) {
    return InquiryMapping.ask(inquiries, request);
  }

  @Override
  public Uni<ReportViolationResponse> reportViolation(ReportViolationRequest request) {
    InetAddress ip =
        PeerAddress.parse(request.getPeer(), defaultPort)
            .orElseThrow(() -> new InvalidRequest("peer must be ip:port"))
            .ip();
    String what = request.getRule() + ": " + request.getDetail();
    return onLoop(
        () -> {
          var verdict = peers.discipline().violated(ip, Violation.REPORTED, what);
          return ReportViolationResponse.newBuilder()
              .setCount(verdict.count())
              .setBanned(verdict.ban().isPresent())
              .build();
        });
  }

  @Override
  public Uni<DisconnectResponse> disconnect(DisconnectRequest request) {
    return onLoop(
        () -> {
          int closed =
              peers.closeAll(s -> s.address().equals(request.getPeer()), CloseReason.ASKED_FOR);
          return DisconnectResponse.newBuilder().setWasConnected(closed > 0).build();
        });
  }

  @Override
  public Uni<BanResponse> ban(BanRequest request) {
    InetAddress ip = ip(request.getIp());
    Duration length = Duration.ofSeconds(Integer.toUnsignedLong(request.getSeconds()));
    return onLoop(
        () -> {
          boolean banned = peers.discipline().ban(ip, length, request.getReason());
          return BanResponse.newBuilder().setBanned(banned).build();
        });
  }

  @Override
  public Uni<UnbanResponse> unban(UnbanRequest request) {
    InetAddress ip = ip(request.getIp());
    return onLoop(
        () -> UnbanResponse.newBuilder().setWasBanned(peers.discipline().unban(ip)).build());
  }

  @Override
  public Uni<ListBansResponse> listBans(ListBansRequest request) {
    return onLoop(
        () -> {
          ListBansResponse.Builder all = ListBansResponse.newBuilder();
          peers.discipline().bans().forEach(ban -> all.addBans(PeerMapping.ban(ban)));
          return all.build();
        });
  }

  private static InetAddress ip(String text) {
    return PeerAddress.parseIp(text)
        .orElseThrow(() -> new InvalidRequest("ip must be an IP address without port"));
  }

  private <T> Uni<T> onLoop(Supplier<T> question) {
    return loop.ask(() -> Uni.createFrom().item(question.get()));
  }
}
