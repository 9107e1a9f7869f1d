package org.timecoin.localnet.chainfile;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import org.timecoin.contracts.chain.v1.ChainGrpc;
import org.timecoin.contracts.chain.v1.ChainGrpc.ChainBlockingStub;
import org.timecoin.contracts.chain.v1.ChainGrpc.ChainStub;

/** The connection to a node's chain service on this machine. */
final class ChainCall implements AutoCloseable {

  private static final int MESSAGE_BYTES_MAX = 16 << 20;

  private final ManagedChannel channel;

  /** A connection to the gRPC port of the service. */
  ChainCall(int port) {
    channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .maxInboundMessageSize(MESSAGE_BYTES_MAX)
            .build();
  }

  ChainBlockingStub waiting() {
    return ChainGrpc.newBlockingStub(channel);
  }

  ChainStub streaming() {
    return ChainGrpc.newStub(channel);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
