package org.timecoin.sync.run.chain;

import io.grpc.Status;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpcio.client.GrpcIoClient;
import io.vertx.grpcio.client.GrpcIoClientChannel;
import java.util.function.Function;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;

/** Calls to replicas of the chain whose addresses are learned while running. */
public final class ReplicaCalls implements Function<String, MutinyChainStub> {

  private final GrpcIoClient client;

  /** Calls by one client, which keeps a connection to each address it was used for lately. */
  public ReplicaCalls(Vertx vertx) {
    this.client = GrpcIoClient.client(vertx);
  }

  /** The calls to a replica at host:port. */
  @Override
  public MutinyChainStub apply(String address) {
    int colon = address.lastIndexOf(':');
    try {
      String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
      int port = Integer.parseInt(address.substring(colon + 1));
      return MutinyChainGrpc.newMutinyStub(
          new GrpcIoClientChannel(client, SocketAddress.inetSocketAddress(port, host)));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw Status.INTERNAL
          .withDescription("'%s' is no address of a chain service".formatted(address))
          .withCause(e)
          .asRuntimeException();
    }
  }
}
