package org.timecoin.localnet.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.plan.HostPort;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.plan.ServicePorts;
import org.timecoin.localnet.run.HealthProbe;
import org.timecoin.localnet.status.FleetStatus.NodeStatus;
import org.timecoin.localnet.status.FleetStatus.ServiceStatus;
import org.timecoin.localnet.store.FleetDirectory;
import org.timecoin.localnet.store.FleetState;

/**
 * Asks everything in a fleet how it is, all at once.
 *
 * @param state what should be there
 * @param directory where the tokens are
 */
public record StatusReport(FleetState state, FleetDirectory directory) {
  private static final Duration RPC_DEADLINE = Duration.ofSeconds(3);

  /** The answers; who doesn't answer within seconds is shown so. */
  public FleetStatus collect() {
    try (HealthProbe health = new HealthProbe();
        ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<NodeStatus>> nodes =
          state.plan().nodes().stream().map(node -> all.submit(() -> node(node, health))).toList();
      return new FleetStatus(
          state.plan().network(),
          nodes.stream().map(StatusReport::result).toList(),
          state.running(FleetState.KAFKA).map(process -> state.plan().kafka()),
          state.running(FleetState.POSTGRES).map(process -> state.plan().postgres()),
          Optional.empty());
    }
  }

  private NodeStatus node(NodePlan node, HealthProbe health) {
    List<ServiceStatus> services =
        Arrays.stream(Service.values()).map(service -> service(node, service, health)).toList();
    return new NodeObservation(
            services,
            runs(node, Service.CHAIN) ? chain(node) : Optional.empty(),
            runs(node, Service.SYNC)
                ? SyncProbe.ask(node.ports(Service.SYNC).grpc())
                : Optional.empty())
        .summary(node);
  }

  private ServiceStatus service(NodePlan node, Service service, HealthProbe health) {
    ServicePorts ports = node.ports(service);
    Optional<Long> pid = state.running(FleetState.name(node, service)).map(ProcessIdentity::pid);
    return new ServiceStatus(
        service.id(),
        pid,
        HostPort.local(ports.http()),
        HostPort.local(ports.grpc()),
        pid.isPresent() && health.isReady(ports),
        pid.flatMap(Memory::resident),
        pid.flatMap(Memory::proportional));
  }

  private Optional<JsonNode> chain(NodePlan node) {
    JsonRpc rpc = new JsonRpc(node.rpc(), directory.cookie(node.id()));
    try {
      return Optional.of(
          rpc.call("getblockchaininfo", JsonNodeFactory.instance.arrayNode(), RPC_DEADLINE));
    } catch (RpcError | FleetFailure notYet) {
      return Optional.empty();
    }
  }

  private boolean runs(NodePlan node, Service service) {
    return state.running(FleetState.name(node, service)).isPresent();
  }

  private static NodeStatus result(Future<NodeStatus> node) {
    try {
      return node.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FleetFailure("Interrupted while asking the fleet.", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
