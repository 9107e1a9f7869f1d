package org.timecoin.localnet.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.timecoin.localnet.plan.HostPort;

/**
 * What {@code status --json} says; the shape is architecture.md's, "The local fleet".
 *
 * @param network testnet, mainnet or devnet
 * @param nodes n0 first
 * @param kafka the broker's address; empty when it doesn't run
 * @param postgres the database server's address; empty when it doesn't run
 * @param page the address of the fleet's page; empty while there is none
 */
public record FleetStatus(
    String network,
    List<NodeStatus> nodes,
    Optional<HostPort> kafka,
    Optional<HostPort> postgres,
    Optional<HostPort> page) {

  /**
   * A node.
   *
   * @param height of its tip; empty when it doesn't answer
   * @param hash of its tip
   * @param expectedHeight the height that is due
   * @param state sync, catchup, steady, waiting, starting or down
   * @param reason for the state, one sentence
   * @param peers how many it is connected to; empty when it doesn't answer
   */
  public record NodeStatus(
      String id,
      HostPort p2p,
      HostPort rpc,
      Optional<Long> height,
      Optional<String> hash,
      @JsonProperty("expected_height") Optional<Long> expectedHeight,
      String state,
      String reason,
      Optional<Integer> peers,
      List<ServiceStatus> services) {}

  /**
   * A service.
   *
   * @param pid of its process; empty when it doesn't run
   * @param http its management address
   * @param grpc its gRPC address
   * @param up whether it says that it is ready
   * @param rss resident memory in bytes; empty when it doesn't run or the system doesn't say
   * @param pss its share of memory in bytes, pages shared with others counted in part
   */
  public record ServiceStatus(
      String name,
      Optional<Long> pid,
      HostPort http,
      HostPort grpc,
      boolean up,
      Optional<Long> rss,
      Optional<Long> pss) {}
}
