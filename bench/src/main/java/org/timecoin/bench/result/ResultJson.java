package org.timecoin.bench.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A result for programs: {@code {name, machine, figures, limits, ratios, runs}}. */
public final class ResultJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ResultJson() {}

  /** Writes a result, making the directory when it is missing. */
  public static void write(BenchResult result, Path file) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.writeString(file, of(result) + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** The result as JSON. */
  public static String of(BenchResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", result.name());
    json.put("machine", result.machine());
    json.put("figures", group(result, Metric.Kind.FIGURE));
    json.put("limits", group(result, Metric.Kind.LIMIT));
    json.put("ratios", group(result, Metric.Kind.RATIO));
    json.put("runs", result.runs().stream().map(ResultJson::run).toList());
    try {
      return JSON.writeValueAsString(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> group(BenchResult result, Metric.Kind kind) {
    Map<String, Object> group = new LinkedHashMap<>();
    result
        .spreads(kind)
        .forEach((metric, spread) -> group.put(metric.name(), entry(result, metric, spread)));
    return group;
  }

  private static Map<String, Object> entry(BenchResult result, Metric metric, Spread spread) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("unit", metric.unit());
    entry.put("median", spread.median());
    entry.put("min", spread.min());
    entry.put("max", spread.max());
    entry.put("spread", spread.relative());
    result
        .target(metric)
        .ifPresent(
            target -> {
              entry.put("target", target.toString());
              entry.put("met", target.isMet(spread.median()));
            });
    return entry;
  }

  private static Map<String, Double> run(Map<Metric, Double> values) {
    Map<String, Double> run = new LinkedHashMap<>();
    values.forEach((metric, value) -> run.put(metric.name(), value));
    return run;
  }
}
