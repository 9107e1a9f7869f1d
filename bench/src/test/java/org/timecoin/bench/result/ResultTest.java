package org.timecoin.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTest {
  private static final Metric TIME = Metric.figure("time_s", "s");
  private static final Metric COPY = Metric.limit("copy_s", "s");
  private static final Metric OVER_COPY = Metric.ratio("time_over_copy");
  private static final Machine MACHINE =
      new Machine("Linux 6 amd64", "A CPU", 2, 24_000, "VM 25", 0.1);

  @TempDir Path directory;

  private final BenchResult result =
      new BenchResult(
          "sync",
          MACHINE,
          List.of(Target.below("time_s", 10), Target.atLeast("time_over_copy", 3)),
          List.of(run(8, 2), run(12, 4), run(9, 3)));

  @Test
  void theTableShowsMedianSpreadAndTarget() {
    String table = ResultTable.of(result);
    assertThat(table)
        .startsWith("sync: 3 runs on A CPU, 2 cores, 24,000 MiB, Linux 6 amd64, VM 25")
        .contains("figures\n", "limits\n", "ratios\n");
    assertThat(row(table, "time_s")).contains("9.00 s", "8.00", "12.0", "44%", "< 10.0  met");
    assertThat(row(table, "time_over_copy")).contains("3.00 ×", "≥ 3.00  met");
    assertThat(row(table, "copy_s")).doesNotContain("met").doesNotEndWith(" ");
  }

  @Test
  void aMissedTargetIsNamed() {
    BenchResult slow =
        new BenchResult("sync", MACHINE, List.of(Target.below("time_s", 5)), List.of(run(8, 2)));
    assertThat(row(ResultTable.of(slow), "time_s")).endsWith("< 5.00  MISSED");
  }

  @Test
  void theJsonHasTheAgreedKeys() throws IOException {
    JsonNode json = new ObjectMapper().readTree(ResultJson.of(result));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("name", "machine", "figures", "limits", "ratios", "runs");
    assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
    assertThat(json.at("/figures/time_s/median").asDouble()).isEqualTo(9);
    assertThat(json.at("/figures/time_s/met").asBoolean()).isTrue();
    assertThat(json.at("/limits/copy_s/max").asDouble()).isEqualTo(4);
    assertThat(json.at("/limits/copy_s/target").isMissingNode()).isTrue();
    assertThat(json.at("/ratios/time_over_copy/unit").asText()).isEqualTo("×");
    assertThat(json.at("/runs/1/time_s").asDouble()).isEqualTo(12);
    assertThat(json.at("/runs")).hasSize(3);
  }

  @Test
  void theJsonGoesToAFileInADirectoryThatIsMade() throws IOException {
    Path file = directory.resolve("a/b/sync.json");
    ResultJson.write(result, file);
    assertThat(new ObjectMapper().readTree(Files.readString(file)).path("name").asText())
        .isEqualTo("sync");
  }

  @Test
  void aResultWithoutRunsIsRefused() {
    assertThatThrownBy(() -> new BenchResult("x", MACHINE, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<Metric, Double> run(double time, double copy) {
    Map<Metric, Double> values = new LinkedHashMap<>();
    values.put(TIME, time);
    values.put(COPY, copy);
    values.put(OVER_COPY, time / copy);
    return values;
  }

  private static String row(String table, String metric) {
    return table.lines().filter(line -> line.startsWith("  " + metric)).findFirst().orElseThrow();
  }
}
