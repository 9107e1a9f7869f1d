package org.timecoin.localnet.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.localnet.plan.Counter;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.PortBase;

class FleetStateTest {
  private final FleetState empty =
      FleetState.of(
          FleetPlan.first("testnet", 1, PortBase.STANDARD, true, Counter.from(5000)), "/d");
  private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
  private final ProcessIdentity gone = new ProcessIdentity(self.pid(), 0);

  @Test
  void onlyWhatRunsIsRunning() {
    FleetState state = empty.with("n0/chain", self).with("n0/sync", gone);

    assertThat(state.running("n0/chain")).contains(self);
    assertThat(state.running("n0/sync")).as("its pid belongs to somebody else now").isEmpty();
    assertThat(state.running("n0/gateway")).isEmpty();
  }

  @Test
  void aFleetIsUpWhileAnyOfItsProcessesRuns() {
    assertThat(empty.isUp()).isFalse();
    assertThat(empty.with("kafka", gone).isUp()).isFalse();
    assertThat(empty.with("kafka", self).isUp()).isTrue();
  }

  @Test
  void theCommandInTheForegroundIsNotTheFleet() {
    assertThat(empty.with(FleetState.FOREGROUND, self).isUp()).isFalse();
  }
}
