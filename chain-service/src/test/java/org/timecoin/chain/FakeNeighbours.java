package org.timecoin.chain;

import io.grpc.Status;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.timecoin.contracts.gateway.v1.ReportViolationRequest;
import org.timecoin.contracts.sync.v1.StatusResponse;
import org.timecoin.contracts.sync.v1.SyncState;

/** What the services next to the chain service say and hear in tests. */
@Singleton
public class FakeNeighbours {

  private final AtomicReference<Optional<SyncState>> syncState =
      new AtomicReference<>(Optional.of(SyncState.SYNC_STATE_STEADY));
  private final List<ReportViolationRequest> reports = new CopyOnWriteArrayList<>();

  /** What the sync service answers from now on; empty means it doesn't. */
  public void syncSays(Optional<SyncState> state) {
    syncState.set(state);
  }

  Uni<StatusResponse> syncStatus() {
    return syncState
        .get()
        .map(state -> Uni.createFrom().item(StatusResponse.newBuilder().setState(state).build()))
        .orElseGet(() -> Uni.createFrom().failure(Status.UNAVAILABLE.asRuntimeException()));
  }

  void report(ReportViolationRequest request) {
    reports.add(request);
  }

  /** What the gateway was told. */
  public List<ReportViolationRequest> reports() {
    return List.copyOf(reports);
  }
}
