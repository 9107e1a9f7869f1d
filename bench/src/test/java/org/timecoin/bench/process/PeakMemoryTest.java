package org.timecoin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PeakMemoryTest {
  @TempDir Path directory;

  @Test
  void thePeakIsReadFromTheKernelsFile() throws IOException {
    Files.writeString(
        directory.resolve("status"), "Name:\tjava\nVmHWM:\t  204800 kB\nVmRSS:\t1 kB\n");
    assertThat(new PeakMemory(directory).mib()).hasValue(200);
  }

  @Test
  void aProcessThatIsGoneHasNone() {
    assertThat(new PeakMemory(directory.resolve("gone")).mib()).isEmpty();
    new PeakMemory(directory.resolve("gone")).forget();
  }

  @Test
  void forgettingTellsTheKernel() throws IOException {
    Path file = Files.writeString(directory.resolve("clear_refs"), "");
    new PeakMemory(directory).forget();
    assertThat(file).hasContent("5");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisProcessHasSome() {
    PeakMemory memory = new PeakMemory(ProcessHandle.current().pid());
    memory.forget();
    assertThat(memory.mib().orElseThrow()).isBetween(10.0, 10_000.0);
  }
}
