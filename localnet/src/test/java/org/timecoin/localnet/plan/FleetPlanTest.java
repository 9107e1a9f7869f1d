package org.timecoin.localnet.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.localnet.UserError;

class FleetPlanTest {
  private static final PortBase AUTO = new PortBase.Auto();

  @ParameterizedTest
  @CsvSource({
    "true,  24100, 0, 127.0.1.1:24100, 127.0.0.1:24101",
    "true,  24100, 3, 127.0.1.4:24100, 127.0.0.1:24131",
    "true,  30000, 1, 127.0.1.2:30000, 127.0.0.1:30011",
    "false, 24100, 0, 127.0.0.1:24100, 127.0.0.1:24101",
    "false, 24100, 2, 127.0.0.1:24120, 127.0.0.1:24121"
  })
  void fixedAddressesAreWhereTheArchitectureSays(
      boolean nodeAddresses, int base, int node, String p2p, String rpc) {
    FleetPlan plan =
        FleetPlan.first("testnet", 4, new PortBase.Fixed(base), nodeAddresses, Counter.from(1));

    assertThat(plan.nodes().get(node).id()).isEqualTo("n" + node);
    assertThat(plan.nodes().get(node).p2p()).hasToString(p2p);
    assertThat(plan.nodes().get(node).rpc()).hasToString(rpc);
  }

  @Test
  void automaticNodesShareAPortAndNotAnAddress() {
    FleetPlan plan = FleetPlan.first("testnet", 3, AUTO, true, Counter.from(5000));

    assertThat(plan.nodes()).extracting(node -> node.p2p().port()).containsOnly(5000);
    assertThat(plan.nodes())
        .extracting(node -> node.p2p().host())
        .containsExactly("127.0.1.1", "127.0.1.2", "127.0.1.3");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void noTwoListenersShareAnAddress(boolean nodeAddresses) {
    for (PortBase base : List.of(PortBase.STANDARD, AUTO)) {
      FleetPlan plan = FleetPlan.first("devnet", 12, base, nodeAddresses, Counter.from(5000));

      assertThat(listeners(plan)).doesNotHaveDuplicates().hasSize(12 * 10 + 3);
    }
  }

  @Test
  void everyNodeKnowsAllOthersAndThePeersOutside() {
    FleetPlan plan =
        FleetPlan.first("testnet", 3, PortBase.STANDARD, true, Counter.from(5000))
            .withPeers(List.of(PeerOption.parse("10.0.0.1:1"), PeerOption.parse("n2=10.0.0.2:2")));

    assertThat(plan.peersOf(plan.nodes().get(0)))
        .extracting(HostPort::toString)
        .containsExactly("127.0.1.2:24100", "127.0.1.3:24100", "10.0.0.1:1");
    assertThat(plan.peersOf(plan.nodes().get(2)))
        .extracting(HostPort::toString)
        .containsExactly("127.0.1.1:24100", "127.0.1.2:24100", "10.0.0.1:1", "10.0.0.2:2");
  }

  @Test
  void aPeerForANodeThatIsNotThereIsRefused() {
    FleetPlan plan = FleetPlan.first("testnet", 2, PortBase.STANDARD, true, Counter.from(5000));

    assertThatThrownBy(() -> plan.withPeers(List.of(PeerOption.parse("n2=10.0.0.2:2"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("n0 to n1");
  }

  @Test
  void aFleetThatGrowsKeepsWhatItHas() {
    FleetPlan two =
        FleetPlan.first("testnet", 2, new PortBase.Fixed(30_000), true, Counter.from(5000));

    FleetPlan four = two.grown(4, true, Counter.from(6000));

    assertThat(four.nodes().subList(0, 2)).isEqualTo(two.nodes());
    assertThat(four.nodes().get(3).p2p()).hasToString("127.0.1.4:30000");
    assertThat(four.nodes().get(3).rpc()).hasToString("127.0.0.1:30031");
    assertThat(four.kafka()).isEqualTo(two.kafka());
    assertThat(listeners(four)).doesNotHaveDuplicates();
  }

  @Test
  void aFleetThatMovesKeepsItsInnerPorts() {
    FleetPlan there = FleetPlan.first("testnet", 2, AUTO, true, Counter.from(5000));

    FleetPlan moved = there.moved(2, new PortBase.Fixed(30_000), true, Counter.from(6000));

    assertThat(moved.nodes().get(1).p2p()).hasToString("127.0.1.2:30000");
    assertThat(moved.nodes().get(1).services()).isEqualTo(there.nodes().get(1).services());
  }

  @Test
  void aRewiredFleetKeepsWhatPeersKnow() {
    FleetPlan there = FleetPlan.first("testnet", 2, PortBase.STANDARD, true, Counter.from(5000));

    FleetPlan rewired = there.rewired(Counter.from(7000));

    assertThat(rewired.publicAddresses()).isEqualTo(there.publicAddresses());
    assertThat(rewired.kafka()).isNotEqualTo(there.kafka());
    assertThat(listeners(rewired)).doesNotHaveDuplicates();
  }

  private static List<HostPort> listeners(FleetPlan plan) {
    List<HostPort> all = new ArrayList<>(plan.publicAddresses());
    all.addAll(List.of(plan.kafka(), plan.kafkaController(), plan.postgres()));
    for (NodePlan node : plan.nodes()) {
      for (Service service : Service.values()) {
        all.add(HostPort.local(node.ports(service).grpc()));
        all.add(HostPort.local(node.ports(service).http()));
      }
    }
    return all;
  }
}
