package org.timecoin.localnet.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.embedded.Lifetime;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.plan.Counter;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.PortBase;
import org.timecoin.protocol.network.Network;

class FleetPlannerTest {
  private final FleetPlanner planner = new FleetPlanner(true, Counter.from(5000));

  @Test
  void withoutAWordItIsADevnetOfFour() {
    FleetPlan plan = planner.plan(FleetOptions.in(Path.of("d")), Optional.empty());

    assertThat(plan.network()).isEqualTo("devnet");
    assertThat(plan.nodes()).hasSize(4);
    assertThat(plan.nodes().getFirst().p2p()).hasToString("127.0.1.1:24100");
  }

  @Test
  void withoutAWordAnExistingFleetStaysAsItIs() {
    FleetPlan there = existing("testnet", 2, "10.0.0.1:7");

    assertThat(planner.plan(FleetOptions.in(Path.of("d")), Optional.of(there))).isEqualTo(there);
  }

  @Test
  void newPeersReplaceTheOldOnes() {
    FleetPlan there = existing("testnet", 2, "10.0.0.1:7");
    FleetOptions options = FleetOptions.in(Path.of("d")).withPeers("n1=10.0.0.2:8");

    FleetPlan plan = planner.plan(options, Optional.of(there));

    assertThat(plan.peers()).extracting(Object::toString).containsExactly("n1=10.0.0.2:8");
  }

  @Test
  void aTestnetFleetCanGrow() {
    FleetPlan there = existing("testnet", 2, "10.0.0.1:7");

    FleetPlan plan = planner.plan(options("testnet", 3, 0), Optional.of(there));

    assertThat(plan.nodes())
        .hasSize(3)
        .startsWith(there.nodes().toArray(new org.timecoin.localnet.plan.NodePlan[0]));
    assertThat(plan.peers()).isEqualTo(there.peers());
  }

  @ParameterizedTest
  @CsvSource({
    "testnet, 2, mainnet, 2, 0, holds a testnet fleet",
    "testnet, 2, testnet, 1, 0, holds a fleet of 2 nodes",
    "devnet, 2, devnet, 3, 0, holds a fleet of 2 nodes",
    "devnet, 2, devnet, 2, 5, genesis.json",
    "testnet, 2, testnet, 2, 5, --interval is for devnets"
  })
  void whatDoesNotFitWhatIsThereIsRefused(
      String has, int nodes, String network, int wanted, int interval, String explanation) {
    FleetOptions options = options(network, wanted, interval);
    Optional<FleetPlan> there = Optional.of(existing(has, nodes, "10.0.0.1:7"));

    assertThatThrownBy(() -> planner.plan(options, there))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(explanation);
  }

  @ParameterizedTest
  @CsvSource({
    "testnet, 0, 0, --nodes is 0",
    "testnet, 101, 0, 1 to 100",
    "testnet, 1, 5, --interval is for devnets",
    "devnet, 1, -1, from 1 on"
  })
  void whatCanNotBeIsRefused(String network, int nodes, int interval, String explanation) {
    FleetOptions options = options(network, nodes, interval);

    assertThatThrownBy(() -> planner.plan(options, Optional.empty()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(explanation);
  }

  private static FleetOptions options(String network, int nodes, int interval) {
    return new FleetOptions(
        Path.of("d"),
        Optional.of(nodes),
        Network.ofName(network),
        interval == 0 ? Optional.empty() : Optional.of(interval),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        Lifetime.WITH_THIS_JVM);
  }

  private static FleetPlan existing(String network, int nodes, String peer) {
    return FleetPlan.first(network, nodes, PortBase.STANDARD, true, Counter.from(7000))
        .withPeers(FleetOptions.in(Path.of("d")).withPeers(peer).peers());
  }
}
