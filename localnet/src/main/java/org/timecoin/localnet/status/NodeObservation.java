package org.timecoin.localnet.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.timecoin.contracts.sync.v1.StatusResponse;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.status.FleetStatus.NodeStatus;
import org.timecoin.localnet.status.FleetStatus.ServiceStatus;

/**
 * What was seen of a node, and what that means.
 *
 * @param services its processes
 * @param chain what {@code getblockchaininfo} answered
 * @param sync what the sync service answered
 */
record NodeObservation(
    List<ServiceStatus> services, Optional<JsonNode> chain, Optional<StatusResponse> sync) {

  NodeStatus summary(NodePlan node) {
    return new NodeStatus(
        node.id(),
        node.p2p(),
        node.rpc(),
        chain.map(info -> info.path("blocks").asLong()).or(this::heightBySync),
        chain.map(info -> info.path("bestblockhash").asText()),
        chain
            .map(info -> info.path("expectedheight").asLong())
            .or(() -> sync.map(StatusResponse::getExpectedHeight)),
        state(),
        reason(),
        sync.map(StatusResponse::getPeers),
        services);
  }

  /** While JSON-RPC is silent the sync service still knows; 0 may mean that it doesn't. */
  private Optional<Long> heightBySync() {
    return sync.map(StatusResponse::getHeight).filter(height -> height > 0);
  }

  private String state() {
    if (services.stream().noneMatch(service -> service.pid().isPresent())) {
      return "down";
    }
    if (services.stream().anyMatch(service -> service.pid().isPresent() && !service.up())) {
      return "starting";
    }
    return sync.flatMap(answer -> SyncProbe.name(answer.getState()))
        .or(() -> chain.map(info -> info.path("state").asText()))
        .filter(state -> !state.isEmpty())
        .orElse("starting");
  }

  private String reason() {
    String missing = names(service -> service.pid().isEmpty());
    if (!missing.isEmpty()) {
      return missing + (missing.contains(",") ? " don't run" : " doesn't run");
    }
    String unready = names(service -> !service.up());
    if (!unready.isEmpty()) {
      return unready + (unready.contains(",") ? " aren't ready" : " isn't ready");
    }
    return sync.map(StatusResponse::getReason).orElse("the sync service doesn't answer");
  }

  private String names(java.util.function.Predicate<ServiceStatus> which) {
    return services.stream()
        .filter(which)
        .map(ServiceStatus::name)
        .collect(Collectors.joining(", "));
  }
}
