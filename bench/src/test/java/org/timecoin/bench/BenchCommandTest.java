package org.timecoin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.bench.result.Benchmark;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.Target;
import picocli.CommandLine;

class BenchCommandTest {
  @TempDir Path directory;

  private final Counting counting = new Counting();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void withoutANameItListsWhatThereIs() {
    assertThat(execute()).isZero();
    assertThat(out.toString()).contains("counting").contains("counts its runs");
    assertThat(counting.runs).isZero();
  }

  @Test
  void aBenchmarkRunsAsOftenAsItWants() {
    assertThat(execute("counting")).isZero();
    assertThat(counting.runs).isEqualTo(3);
    assertThat(out.toString()).startsWith("counting: 3 runs on").contains("2.00 runs");
    assertThat(err.toString()).contains("run 1 of 3: go", "run 3 of 3: go");
  }

  @Test
  void theNumberOfRunsAndAFileCanBeGiven() {
    Path file = directory.resolve("out.json");
    assertThat(execute("counting", "--runs=1", "--json=" + file)).isZero();
    assertThat(counting.runs).isEqualTo(1);
    assertThat(file).exists();
    assertThat(Files.isRegularFile(file)).isTrue();
  }

  @Test
  void anUnknownNameAndABadNumberAreOneSentenceAndExitCodeTwo() {
    assertThat(execute("nothing")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "There is no benchmark 'nothing': there are counting. See ./timenode bench --help.%n"
                .formatted());
    assertThat(execute("counting", "--runs=0")).isEqualTo(2);
    assertThat(execute("counting", "--runs=many")).isEqualTo(2);
    assertThat(counting.runs).isZero();
  }

  @Test
  void seedsForWhatHasNoneAreRefused() {
    assertThat(execute("counting", "--seeds", "5")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--seeds means nothing to 'counting'");
  }

  @Test
  void asManySeedsAsNone() {
    assertThat(execute("counting", "--seeds", "0")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--seeds must be at least 1");
  }

  @Test
  void blocksForWhatHasNoneAreRefused() {
    assertThat(execute("counting", "--blocks", "5")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--blocks means nothing to 'counting'");
    assertThat(execute("counting", "--blocks", "0")).isEqualTo(2);
  }

  private int execute(String... arguments) {
    CommandLine line = BenchCommand.commandLine(List.of(counting));
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private static final class Counting implements Benchmark {
    private int runs;

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public String description() {
      return "counts its runs";
    }

    @Override
    public List<Target> targets() {
      return List.of();
    }

    @Override
    public int defaultRuns() {
      return 3;
    }

    @Override
    public Map<Metric, Double> run(Progress progress) {
      progress.say("go");
      runs++;
      return Map.of(Metric.figure("count", "runs"), (double) runs);
    }
  }
}
