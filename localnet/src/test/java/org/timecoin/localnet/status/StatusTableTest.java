package org.timecoin.localnet.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.plan.HostPort;
import org.timecoin.localnet.status.FleetStatus.NodeStatus;
import org.timecoin.localnet.status.FleetStatus.ServiceStatus;

class StatusTableTest {
  private static final ServiceStatus READY =
      new ServiceStatus(
          "chain",
          Optional.of(7L),
          HostPort.local(1),
          HostPort.local(2),
          true,
          Optional.of(150L << 20),
          Optional.of(100L << 20));
  private static final ServiceStatus DOWN =
      new ServiceStatus(
          "sync",
          Optional.empty(),
          HostPort.local(3),
          HostPort.local(4),
          false,
          Optional.empty(),
          Optional.empty());

  private static final NodeStatus KNOWN =
      new NodeStatus(
          "n0",
          HostPort.local(24_100),
          HostPort.local(24_101),
          Optional.of(2000L),
          Optional.of("ab".repeat(32)),
          Optional.of(2001L),
          "steady",
          "at the expected height",
          Optional.of(3),
          List.of(READY));
  private static final NodeStatus UNKNOWN =
      new NodeStatus(
          "n1",
          HostPort.local(24_110),
          HostPort.local(24_111),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "down",
          "nothing runs",
          Optional.empty(),
          List.of(DOWN));

  @Test
  void showsWhatIsKnownAndADashForWhatIsNot() {
    FleetStatus status =
        new FleetStatus(
            "testnet",
            List.of(KNOWN, UNKNOWN),
            Optional.of(HostPort.local(9092)),
            Optional.empty(),
            Optional.empty());

    assertThat(StatusTable.of(status))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("n0")
                    .contains("steady", "2000", "2001", "abababababababab ", "127.0.0.1:24101"))
        .anySatisfy(line -> assertThat(line).startsWith("n1").contains("down", "–", "nothing runs"))
        .anySatisfy(line -> assertThat(line).contains("chain ready 150 MiB"))
        .anySatisfy(line -> assertThat(line).contains("sync down"))
        .last()
        .isEqualTo("testnet   Kafka 127.0.0.1:9092   PostgreSQL down");
  }
}
