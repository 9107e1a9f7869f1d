package org.timecoin.chain.rpc.method;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.timecoin.contracts.sync.v1.MutinySyncGrpc.MutinySyncStub;
import org.timecoin.contracts.sync.v1.StatusRequest;
import org.timecoin.contracts.sync.v1.SyncState;

/** Asks the sync service over gRPC, within a bound. */
public final class GrpcSyncProbe implements SyncProbe {

  private static final Logger LOG = Logger.getLogger(GrpcSyncProbe.class);

  private final MutinySyncStub sync;
  private final Duration timeout;

  /** A probe that waits so long. */
  public GrpcSyncProbe(MutinySyncStub sync, Duration timeout) {
    this.sync = sync;
    this.timeout = timeout;
  }

  @Override
  public Uni<Optional<String>> state() {
    return sync.withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .status(StatusRequest.getDefaultInstance())
        .map(status -> name(status.getState()))
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure()
        .invoke(failure -> LOG.debugf("the sync service doesn't answer: %s", failure.getMessage()))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  private static Optional<String> name(SyncState state) {
    return switch (state) {
      case SYNC_STATE_SYNC -> Optional.of("sync");
      case SYNC_STATE_CATCHUP -> Optional.of("catchup");
      case SYNC_STATE_STEADY -> Optional.of("steady");
      case SYNC_STATE_WAITING -> Optional.of("waiting");
      case SYNC_STATE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }
}
