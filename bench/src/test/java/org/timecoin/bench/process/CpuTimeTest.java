package org.timecoin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CpuTimeTest {
  @Test
  void workOfThisProcessIsCounted() {
    CpuTime time = CpuTime.since(ProcessHandle.current().pid());
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInSameThread()
        .pollInterval(Duration.ofNanos(1))
        .pollDelay(Duration.ZERO)
        .until(() -> time.seconds() > 0);
    assertThat(time.seconds()).isLessThan(1000);
  }

  @Test
  void aProcessThatIsNotThereUsesNone() {
    assertThat(CpuTime.since(Long.MAX_VALUE).seconds()).isZero();
  }
}
