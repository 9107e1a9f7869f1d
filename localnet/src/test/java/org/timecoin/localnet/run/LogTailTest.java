package org.timecoin.localnet.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path directory;

  @Test
  void readsTheLastLinesOfALargeLog() throws Exception {
    Path log = directory.resolve("log");
    String text =
        IntStream.range(0, 100_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    Files.writeString(log, text);

    assertThat(LogTail.lines(log, 2)).containsExactly("line 99998", "line 99999");
    assertThat(LogTail.lines(log, 1_000_000)).hasSizeLessThan(10_000);
  }

  @Test
  void aMissingLogHasNoLines() {
    assertThat(LogTail.lines(directory.resolve("none"), 5)).isEmpty();
  }
}
