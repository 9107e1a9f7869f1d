package org.timecoin.bench.codec;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.timecoin.bench.jmh.JmhRun;
import org.timecoin.bench.result.Benchmark;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.Target;

/**
 * {@code bench codec}: MB/s of wire blocks in and out, ours and Jackson's, each in a JVM of its
 * own.
 */
public final class CodecBench implements Benchmark {
  private static final List<String> CONTENTS = List.of("idle", "busy");
  private static final double BYTES_PER_MB = 1_000_000;

  @Override
  public String name() {
    return "codec";
  }

  @Override
  public String description() {
    return "decode and encode wire blocks in MB/s, next to Jackson's streaming API";
  }

  @Override
  public List<Target> targets() {
    return CONTENTS.stream()
        .flatMap(
            content ->
                List.of(ratio("decode", content), ratio("encode", content)).stream()
                    .map(metric -> Target.atLeast(metric.name(), 1)))
        .toList();
  }

  @Override
  public int defaultRuns() {
    return 3;
  }

  @Override
  public Map<Metric, Double> run(Progress progress) {
    progress.say("8 measurements of 7 s each");
    Map<String, Double> speeds = speeds();
    Map<Metric, Double> values = new LinkedHashMap<>();
    for (String direction : List.of("decode", "encode")) {
      for (String content : CONTENTS) {
        double ours = speeds.get(direction + content);
        double jackson = speeds.get("jackson" + direction + content);
        values.put(Metric.figure(direction + "_" + content + "_mb_s", "MB/s"), ours);
        values.put(Metric.limit("jackson_" + direction + "_" + content + "_mb_s", "MB/s"), jackson);
        values.put(ratio(direction, content), ours / jackson);
      }
    }
    return values;
  }

  private static Metric ratio(String direction, String content) {
    return Metric.ratio(direction + "_" + content + "_over_jackson");
  }

  private static Map<String, Double> speeds() {
    Map<String, Double> bytes = new HashMap<>();
    CONTENTS.forEach(content -> bytes.put(content, (double) WireBlocks.of(content).line().length));
    Map<String, Double> speeds = new HashMap<>();
    for (RunResult result : JmhRun.measure(CodecBenchmarks.class)) {
      String content = result.getParams().getParam("content");
      String method = result.getPrimaryResult().getLabel();
      speeds.put(
          method.toLowerCase(Locale.ROOT) + content,
          result.getPrimaryResult().getScore() * bytes.get(content) / BYTES_PER_MB);
    }
    return speeds;
  }
}
