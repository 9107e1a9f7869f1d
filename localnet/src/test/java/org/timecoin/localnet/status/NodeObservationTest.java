package org.timecoin.localnet.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.sync.v1.StatusResponse;
import org.timecoin.contracts.sync.v1.SyncState;
import org.timecoin.localnet.plan.Counter;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.HostPort;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.PortBase;
import org.timecoin.localnet.status.FleetStatus.NodeStatus;
import org.timecoin.localnet.status.FleetStatus.ServiceStatus;

class NodeObservationTest {
  private static final NodePlan NODE =
      FleetPlan.first("testnet", 1, PortBase.STANDARD, true, Counter.from(5000)).nodes().getFirst();
  private static final JsonNode CHAIN =
      JsonNodeFactory.instance
          .objectNode()
          .put("blocks", 17)
          .put("bestblockhash", "ab")
          .put("expectedheight", 20)
          .put("state", "waiting");
  private static final StatusResponse SYNC =
      StatusResponse.newBuilder()
          .setState(SyncState.SYNC_STATE_SYNC)
          .setReason("a peer is ahead")
          .setPeers(3)
          .build();

  @Test
  void whenAllAnswerTheSyncServiceSaysWhatIsGoingOn() {
    NodeStatus status =
        observe(List.of(ready("chain"), ready("sync")), Optional.of(CHAIN), Optional.of(SYNC));

    assertThat(status.state()).isEqualTo("sync");
    assertThat(status.reason()).isEqualTo("a peer is ahead");
    assertThat(status.height()).contains(17L);
    assertThat(status.expectedHeight()).contains(20L);
    assertThat(status.hash()).contains("ab");
    assertThat(status.peers()).contains(3);
  }

  @Test
  void withoutProcessesANodeIsDown() {
    NodeStatus status =
        observe(List.of(down("chain"), down("sync")), Optional.empty(), Optional.empty());

    assertThat(status.state()).isEqualTo("down");
    assertThat(status.reason()).isEqualTo("chain, sync don't run");
    assertThat(status.height()).isEmpty();
  }

  @Test
  void aServiceThatIsNotReadyMakesItStarting() {
    NodeStatus status =
        observe(List.of(ready("chain"), starting("sync")), Optional.of(CHAIN), Optional.empty());

    assertThat(status.state()).isEqualTo("starting");
    assertThat(status.reason()).isEqualTo("sync isn't ready");
  }

  @Test
  void withoutTheSyncServiceTheChainIsBelieved() {
    NodeStatus status =
        observe(List.of(ready("chain"), down("sync")), Optional.of(CHAIN), Optional.empty());

    assertThat(status.state()).isEqualTo("waiting");
    assertThat(status.reason()).isEqualTo("sync doesn't run");
  }

  @Test
  void whileJsonRpcIsSilentTheSyncServiceSaysTheHeight() {
    StatusResponse sync =
        StatusResponse.newBuilder(SYNC).setHeight(1500).setExpectedHeight(2000).build();

    NodeStatus status =
        observe(List.of(ready("chain"), ready("sync")), Optional.empty(), Optional.of(sync));

    assertThat(status.height()).contains(1500L);
    assertThat(status.expectedHeight()).contains(2000L);
    assertThat(status.hash()).isEmpty();
  }

  @Test
  void silenceIsNotHealth() {
    NodeStatus status =
        observe(List.of(ready("chain"), ready("sync")), Optional.empty(), Optional.empty());

    assertThat(status.state()).isEqualTo("starting");
    assertThat(status.reason()).contains("doesn't answer");
  }

  private static NodeStatus observe(
      List<ServiceStatus> services, Optional<JsonNode> chain, Optional<StatusResponse> sync) {
    return new NodeObservation(services, chain, sync).summary(NODE);
  }

  private static ServiceStatus ready(String name) {
    return service(name, Optional.of(1L), true);
  }

  private static ServiceStatus starting(String name) {
    return service(name, Optional.of(1L), false);
  }

  private static ServiceStatus down(String name) {
    return service(name, Optional.empty(), false);
  }

  private static ServiceStatus service(String name, Optional<Long> pid, boolean up) {
    return new ServiceStatus(
        name, pid, HostPort.local(1), HostPort.local(2), up, Optional.empty(), Optional.empty());
  }
}
