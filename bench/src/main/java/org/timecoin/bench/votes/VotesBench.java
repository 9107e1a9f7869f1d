package org.timecoin.bench.votes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.timecoin.bench.jmh.JmhRun;
import org.timecoin.bench.result.Benchmark;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.Target;

/**
 * {@code bench votes}: votes and certificates per second of processor time, next to Ed25519 alone.
 */
public final class VotesBench implements Benchmark {

  private static final double TARGET = 0.9;
  private static final List<Integer> VOTERS = List.of(4, 10, 100);
  private static final String MOST = "100";

  @Override
  public String name() {
    return "votes";
  }

  @Override
  public String description() {
    return "sign and check votes and certificates, next to the same library's Ed25519 alone";
  }

  @Override
  public List<Target> targets() {
    Stream<String> certificates =
        VOTERS.stream().flatMap(n -> Stream.of("certificate_" + n, "certificate_new_set_" + n));
    return Stream.concat(Stream.of("sign", "verify"), certificates)
        .map(name -> Target.atLeast(ratio(name).name(), TARGET))
        .toList();
  }

  @Override
  public int defaultRuns() {
    return 3;
  }

  @Override
  public Map<Metric, Double> run(Progress progress) {
    progress.say("13 measurements of 7 s each");
    return values(speeds());
  }

  /** The metrics of operations per second by name and number of voters. */
  static Map<Metric, Double> values(Map<String, Double> speeds) {
    Map<Metric, Double> values = new LinkedHashMap<>();
    Pair sign = new Pair("sign", "raw_sign", "votes/s");
    Pair verify = new Pair("verify", "raw_verify", "votes/s");
    sign.put(values, speeds.get("sign" + MOST), speeds.get("rawSign" + MOST));
    verify.put(values, speeds.get("verify" + MOST), speeds.get("rawVerify" + MOST));
    for (int n : VOTERS) {
      double raw = speeds.get("raw" + n);
      Pair known = new Pair("certificate_" + n, "raw_certificate_" + n, "certificates/s");
      Pair fresh = new Pair("certificate_new_set_" + n, known.raw(), known.unit());
      known.put(values, speeds.get("certificate" + n), raw);
      fresh.put(values, speeds.get("newSet" + n), raw);
    }
    return values;
  }

  /** What of ours stands beside what of the library's. */
  private record Pair(String ours, String raw, String unit) {

    void put(Map<Metric, Double> values, double speed, double rawSpeed) {
      values.put(Metric.figure(ours + "_s", unit), speed);
      values.put(Metric.limit(raw + "_s", unit), rawSpeed);
      values.put(ratio(ours), speed / rawSpeed);
    }
  }

  private static Metric ratio(String name) {
    return Metric.ratio(name + "_over_raw");
  }

  private static Map<String, Double> speeds() {
    Map<String, Double> speeds = new HashMap<>();
    // One vote doesn't depend on how many voters there are.
    List<RunResult> results = new ArrayList<>(JmhRun.measure(VoteBenchmarks.class, "voters", MOST));
    results.addAll(JmhRun.measure(CertificateBenchmarks.class));
    for (RunResult result : results) {
      speeds.put(
          result.getPrimaryResult().getLabel() + result.getParams().getParam("voters"),
          JmhRun.cpuSpeed(result));
    }
    return speeds;
  }
}
