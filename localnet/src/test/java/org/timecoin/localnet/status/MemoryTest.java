package org.timecoin.localnet.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessHasMemoryAndItsShareIsNotMore() {
    long pid = ProcessHandle.current().pid();

    long resident = Memory.resident(pid).orElseThrow();
    assertThat(resident).isBetween(10L << 20, 64L << 30);
    assertThat(Memory.proportional(pid).orElseThrow()).isBetween(1L << 20, resident * 2);
  }

  @Test
  void nothingIsKnownOfAProcessThatIsNotThere() {
    assertThat(Memory.resident(Long.MAX_VALUE)).isEmpty();
    assertThat(Memory.proportional(Long.MAX_VALUE)).isEmpty();
  }
}
