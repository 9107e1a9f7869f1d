package org.timecoin.localnet.status;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.timecoin.contracts.sync.v1.StatusRequest;
import org.timecoin.contracts.sync.v1.StatusResponse;
import org.timecoin.contracts.sync.v1.SyncGrpc;
import org.timecoin.contracts.sync.v1.SyncState;

/** Asks a sync service what its node is doing, and why. */
final class SyncProbe {
  private static final int DEADLINE_SECONDS = 2;

  private SyncProbe() {}

  /** What it answers; empty when it doesn't. */
  static Optional<StatusResponse> ask(int port) {
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    try {
      return Optional.of(
          SyncGrpc.newBlockingStub(channel)
              .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
              .status(StatusRequest.getDefaultInstance()));
    } catch (StatusRuntimeException doesNotAnswer) {
      return Optional.empty();
    } finally {
      channel.shutdownNow();
    }
  }

  /** The state's name outside of gRPC; empty when the service didn't say. */
  static Optional<String> name(SyncState state) {
    return switch (state) {
      case SYNC_STATE_SYNC, SYNC_STATE_CATCHUP, SYNC_STATE_STEADY, SYNC_STATE_WAITING ->
          Optional.of(state.name().substring("SYNC_STATE_".length()).toLowerCase(Locale.ROOT));
      case SYNC_STATE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }
}
