package org.timecoin.localnet.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.fleet.Fleet;
import org.timecoin.localnet.status.FleetStatus.NodeStatus;
import org.timecoin.localnet.status.RpcError;

/**
 * A node as its users see it: through JSON-RPC.
 *
 * @param fleet it belongs to
 * @param id such as n0
 */
record TestNode(Fleet fleet, String id) {
  /** Generous: continuous integration runs on two cores that others use too. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Its height, or -1 while it doesn't answer. */
  long height() {
    try {
      return fleet.rpc(id).call("getblockcount").asLong();
    } catch (FleetFailure | RpcError notReady) {
      return -1;
    }
  }

  /** Waits until it is at least so high. */
  void awaitHeight(long height) {
    Awaitility.await(id + " at " + height)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> height() >= height);
  }

  /** Waits for the height and looks at everything that identifies the chain. */
  void awaitChain(ExpectedChain expected) {
    awaitHeight(expected.height());
    assertThat(fleet.rpc(id).call("getbestblockhash").asText()).isEqualTo(expected.tipHash());
    JsonNode outputs = fleet.rpc(id).call("gettxoutsetinfo");
    assertThat(outputs.path("height").asLong()).isEqualTo(expected.height());
    assertThat(outputs.path("bestblock").asText()).isEqualTo(expected.tipHash());
    assertThat(outputs.path("utxo_hash").asText()).isEqualTo(expected.utxoHash());
    assertThat(outputs.path("txouts").asLong()).isEqualTo(expected.utxoCount());
    assertThat(outputs.path("total_amount").decimalValue())
        .isEqualByComparingTo(BigDecimal.valueOf(expected.totalSat(), 8));
  }

  /** What the fleet says of it. */
  NodeStatus status() {
    return fleet.status().nodes().stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow();
  }

  /** Waits until every service says that it is ready. */
  void awaitHealthy() {
    Awaitility.await(id + " healthy")
        .atMost(PATIENCE)
        .until(() -> status().services().stream().allMatch(service -> service.up()));
  }
}
