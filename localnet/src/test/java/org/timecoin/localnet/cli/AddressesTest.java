package org.timecoin.localnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.plan.Counter;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.PortBase;

class AddressesTest {
  @Test
  void everyNodesAddressesAreSaid() {
    assertThat(Addresses.of(plan(2, true), Path.of("/data"), " --data /data"))
        .anySatisfy(line -> assertThat(line).contains("n1", "127.0.1.2:24100", "127.0.0.1:24111"))
        .noneMatch(line -> line.contains("one loopback address"))
        .anyMatch(line -> line.contains("./timenode status --data /data, "));
  }

  @Test
  void aSystemWithOneLoopbackAddressIsSaidToBeOne() {
    assertThat(Addresses.of(plan(2, false), Path.of("/data"), " --data /data"))
        .anyMatch(line -> line.contains("one loopback address"));
    assertThat(Addresses.of(plan(1, false), Path.of("/data"), " --data /data"))
        .noneMatch(line -> line.contains("one loopback address"));
  }

  private static FleetPlan plan(int nodes, boolean nodeAddresses) {
    return FleetPlan.first("testnet", nodes, PortBase.STANDARD, nodeAddresses, Counter.from(5000));
  }
}
