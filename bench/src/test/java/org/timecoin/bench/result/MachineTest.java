package org.timecoin.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir Path directory;

  @Test
  void thisMachineIsDescribed() {
    Machine here = Machine.here();
    assertThat(here.cores()).isPositive();
    assertThat(here.os()).isNotBlank();
    assertThat(here.jdk()).contains(System.getProperty("java.version"));
  }

  @Test
  void fieldsAreReadFromTheKernelsFiles() throws IOException {
    Path file =
        Files.writeString(directory.resolve("info"), "a\nMemTotal:  2048 kB\nMemTotal: 1 kB\n");
    assertThat(Machine.field(file, "MemTotal", "0")).isEqualTo("2048 kB");
    assertThat(Machine.field(file, "Nothing", "none")).isEqualTo("none");
    assertThat(Machine.field(directory.resolve("missing"), "a", "none")).isEqualTo("none");
  }

  @Test
  void kibibytesAreReadOrZero() {
    assertThat(Machine.kib("2048 kB")).isEqualTo(2048);
    assertThat(Machine.kib("12")).isEqualTo(12);
    assertThat(Machine.kib("much")).isZero();
    assertThat(Machine.kib("")).isZero();
  }
}
