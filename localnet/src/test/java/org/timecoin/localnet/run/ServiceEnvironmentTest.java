package org.timecoin.localnet.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.plan.Counter;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.PeerOption;
import org.timecoin.localnet.plan.PortBase;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.store.FleetDirectory;
import org.timecoin.localnet.store.FleetSecret;

class ServiceEnvironmentTest {
  private static final FleetDirectory DIRECTORY = new FleetDirectory(Path.of("/data"));
  private static final FleetSecret SECRET = new FleetSecret("00".repeat(32));

  private final FleetPlan testnet = plan("testnet");
  private final FleetPlan devnet = plan("devnet");

  @Test
  void everyServiceKnowsItsNodeItsPortsAndTheOthers() {
    for (Service service : Service.values()) {
      NodePlan node = testnet.nodes().get(1);
      Map<String, String> environment = of(testnet, node, service);

      assertThat(environment)
          .containsEntry("TIMENODE_NODE_ID", "n1")
          .containsEntry("TIMENODE_NETWORK", "testnet")
          .containsEntry("KAFKA_BOOTSTRAP_SERVERS", testnet.kafka().toString())
          .containsEntry("QUARKUS_HTTP_PORT", "" + node.ports(service).grpc())
          .containsEntry("QUARKUS_MANAGEMENT_PORT", "" + node.ports(service).http())
          .containsEntry("QUARKUS_GRPC_CLIENTS_CHAIN_PORT", "" + node.ports(Service.CHAIN).grpc())
          .containsEntry("QUARKUS_LOG_FILE_PATH", "/data/logs/n1/" + service.id() + ".log")
          .doesNotContainKeys("TIMENODE_GENESIS_FILE", "TIMENODE_CLOCK_FILE");
    }
  }

  @Test
  void theGatewayGetsItsAddressesAndPeers() {
    assertThat(of(testnet, testnet.nodes().get(0), Service.GATEWAY))
        .containsEntry("TIMENODE_P2P_LISTEN", "127.0.1.1:24100")
        .containsEntry("TIMENODE_P2P_ADVERTISE", "127.0.1.1:24100")
        .containsEntry("TIMENODE_P2P_PEERS", "127.0.1.2:24100,10.0.0.1:7");
  }

  @Test
  void onlyServicesWithADatabaseGetAPasswordAndEachItsOwn() {
    NodePlan node = testnet.nodes().getFirst();
    Map<String, String> chain = of(testnet, node, Service.CHAIN);
    Map<String, String> consensus = of(testnet, node, Service.CONSENSUS);

    assertThat(chain)
        .containsEntry("QUARKUS_DATASOURCE_USERNAME", "n0_chain")
        .containsEntry(
            "QUARKUS_DATASOURCE_JDBC_URL",
            "jdbc:postgresql://" + testnet.postgres() + "/timenode_n0")
        .containsEntry(
            "QUARKUS_DATASOURCE_REACTIVE_URL",
            "postgresql://" + testnet.postgres() + "/timenode_n0");
    assertThat(chain.get("QUARKUS_DATASOURCE_PASSWORD"))
        .isNotEqualTo(consensus.get("QUARKUS_DATASOURCE_PASSWORD"));
    for (Service service : List.of(Service.GATEWAY, Service.SYNC)) {
      assertThat(of(testnet, node, service).keySet())
          .noneMatch(name -> name.contains("DATASOURCE"));
    }
  }

  @Test
  void theMasternodeKeyIsConsensusAloneAndOnADevnetOnly() {
    NodePlan node = devnet.nodes().getFirst();

    assertThat(of(devnet, node, Service.CONSENSUS))
        .containsEntry("TIMENODE_MASTERNODE_KEY_FILE", "/data/nodes/n0/masternode.pem")
        .containsEntry("TIMENODE_MASTERNODE_ADDRESS", "127.0.1.1:24100");
    assertThat(of(devnet, node, Service.CHAIN).keySet())
        .noneMatch(name -> name.contains("MASTERNODE"));
    assertThat(of(testnet, testnet.nodes().getFirst(), Service.CONSENSUS).keySet())
        .noneMatch(name -> name.contains("MASTERNODE"));
  }

  @Test
  void aDevnetHasAGenesisFileAndAFleetAtAnotherTimeAClock() {
    NodePlan node = devnet.nodes().getFirst();
    Map<String, String> environment =
        ServiceEnvironment.of(devnet, node, Service.SYNC, DIRECTORY, SECRET, true);

    assertThat(environment)
        .containsEntry("TIMENODE_GENESIS_FILE", "/data/genesis.json")
        .containsEntry("TIMENODE_CLOCK_FILE", "/data/clock.json");
  }

  private static Map<String, String> of(FleetPlan plan, NodePlan node, Service service) {
    return ServiceEnvironment.of(plan, node, service, DIRECTORY, SECRET, false);
  }

  private static FleetPlan plan(String network) {
    return FleetPlan.first(network, 2, PortBase.STANDARD, true, Counter.from(5000))
        .withPeers(List.of(PeerOption.parse("n0=10.0.0.1:7")));
  }
}
