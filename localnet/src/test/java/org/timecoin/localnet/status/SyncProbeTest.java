package org.timecoin.localnet.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.stub.StreamObserver;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.sync.v1.StatusRequest;
import org.timecoin.contracts.sync.v1.StatusResponse;
import org.timecoin.contracts.sync.v1.SyncGrpc;
import org.timecoin.contracts.sync.v1.SyncState;
import org.timecoin.embedded.FreePorts;

class SyncProbeTest {
  @Test
  void asksTheService() throws Exception {
    StatusResponse answer = StatusResponse.newBuilder().setReason("because").setPeers(2).build();
    Server server = ServerBuilder.forPort(0).addService(new Answering(answer)).build().start();
    try {
      assertThat(SyncProbe.ask(server.getPort())).contains(answer);
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void silenceIsNoAnswer() {
    assertThat(SyncProbe.ask(FreePorts.one())).isEmpty();
  }

  @Test
  void everyStateHasTheNameOfTheStatus() {
    assertThat(SyncProbe.name(SyncState.SYNC_STATE_CATCHUP)).contains("catchup");
    assertThat(SyncProbe.name(SyncState.SYNC_STATE_STEADY)).contains("steady");
    assertThat(SyncProbe.name(SyncState.SYNC_STATE_UNSPECIFIED)).isEmpty();
    assertThat(SyncProbe.name(SyncState.UNRECOGNIZED)).isEmpty();
  }

  private static final class Answering extends SyncGrpc.SyncImplBase {
    private final StatusResponse answer;

    Answering(StatusResponse answer) {
      this.answer = answer;
    }

    @Override
    public void status(StatusRequest request, StreamObserver<StatusResponse> responses) {
      responses.onNext(answer);
      responses.onCompleted();
    }
  }
}
