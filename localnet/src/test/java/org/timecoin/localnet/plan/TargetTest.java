package org.timecoin.localnet.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.localnet.UserError;

class TargetTest {
  private final FleetPlan plan =
      FleetPlan.first("testnet", 2, PortBase.STANDARD, true, Counter.from(5000));

  @Test
  void aNodeMeansAllItsServicesInTheOrderOfStarting() {
    assertThat(Target.parse("n1", plan).services())
        .containsExactly(Service.CHAIN, Service.CONSENSUS, Service.GATEWAY, Service.SYNC);
  }

  @Test
  void aServiceMeansItself() {
    Target target = Target.parse("n1/sync", plan);

    assertThat(target.node().id()).isEqualTo("n1");
    assertThat(target.services()).containsExactly(Service.SYNC);
  }

  @ParameterizedTest
  @CsvSource({
    "n2, the nodes are n0",
    "n1/chains, 'the services are chain, consensus, gateway, sync'",
    "n1/, the services are",
    "n1/chain/x, is not NODE or NODE/SERVICE",
    "/chain, the nodes are"
  })
  void anythingElseIsExplained(String text, String explanation) {
    assertThatThrownBy(() -> Target.parse(text, plan))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(explanation);
  }
}
