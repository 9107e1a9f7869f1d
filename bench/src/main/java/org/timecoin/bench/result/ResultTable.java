package org.timecoin.bench.result;

import java.util.Locale;
import java.util.Map;

/** A result for people. */
public final class ResultTable {
  private static final String ROW = "  %-34s %12s %-9s %10s %10s %7s  %s%n";

  private ResultTable() {}

  /** The table as text, ended by a newline. */
  public static String of(BenchResult result) {
    StringBuilder text = new StringBuilder();
    Machine machine = result.machine();
    text.append(
        "%s: %d runs on %s, %d cores, %,d MiB, %s, %s%n"
            .formatted(
                result.name(),
                result.runs().size(),
                machine.cpu(),
                machine.cores(),
                machine.memoryMib(),
                machine.os(),
                machine.jdk()));
    text.append(ROW.formatted("", "median", "", "min", "max", "spread", "target"));
    for (Metric.Kind kind : Metric.Kind.values()) {
      rows(result, kind, text);
    }
    return text.toString();
  }

  private static void rows(BenchResult result, Metric.Kind kind, StringBuilder text) {
    Map<Metric, Spread> spreads = result.spreads(kind);
    if (!spreads.isEmpty()) {
      text.append(kind.name().toLowerCase(Locale.ROOT)).append("s\n");
    }
    spreads.forEach((metric, spread) -> text.append(row(result, metric, spread)));
  }

  private static String row(BenchResult result, Metric metric, Spread spread) {
    String target =
        result
            .target(metric)
            .map(t -> t + (t.isMet(spread.median()) ? "  met" : "  MISSED"))
            .orElse("");
    return ROW.formatted(
            metric.name(),
            Numbers.text(spread.median()),
            metric.unit(),
            Numbers.text(spread.min()),
            Numbers.text(spread.max()),
            "%.0f%%".formatted(100 * spread.relative()),
            target)
        .replaceAll(" +(\\R)", "$1");
  }
}
