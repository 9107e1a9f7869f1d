package org.timecoin.bench.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.timecoin.bench.fork.ForkedJvm;
import org.timecoin.bench.result.Benchmark;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.Target;

/**
 * {@code bench explore}: every order of events of four voters, one of them a liar, that run the
 * consensus engine, within two and three rounds; each exploration in a JVM of its own, two of them
 * at a time.
 */
public final class ExploreBench implements Benchmark {

  private static final List<String> FLAGS = List.of("-Xmx4g", "-XX:+UseSerialGC");
  private static final long SECONDS_EACH = 1_800;
  private static final int AT_A_TIME = 2;
  private static final Duration GRACE = Duration.ofMinutes(2);
  private static final Metric BREACHES = Metric.figure("breaches", "breaches");

  private final List<Plan> plans;
  private final long seconds;

  /** Explores all that there is, each for a while at most. */
  public ExploreBench() {
    this(Plan.ALL, SECONDS_EACH);
  }

  ExploreBench(List<Plan> plans, long seconds) {
    this.plans = List.copyOf(plans);
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "explore";
  }

  @Override
  public String description() {
    return "all states of four voters within two and three rounds: no breach, nobody stuck";
  }

  @Override
  public List<Target> targets() {
    return List.of(Target.below(BREACHES.name(), 1));
  }

  @Override
  public int defaultRuns() {
    return 1;
  }

  @Override
  public Map<Metric, Double> run(Progress progress) {
    Map<Metric, Double> values = new LinkedHashMap<>();
    double breaches = 0;
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME)) {
      Map<Plan, Future<Properties>> open = new LinkedHashMap<>();
      plans.forEach(plan -> open.put(plan, workers.submit(() -> explore(plan))));
      for (Plan plan : plans) {
        Properties found = open.get(plan).get();
        progress.say(sentence(plan, found));
        breaches += found.getProperty("breach").isEmpty() ? 0 : 1;
        add(values, plan, found);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while exploring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
    values.put(BREACHES, breaches);
    return values;
  }

  private static void add(Map<Metric, Double> values, Plan plan, Properties found) {
    add(values, plan, found, "states", "states");
    add(values, plan, found, "onward", "situations");
    add(values, plan, found, "seconds", "s");
  }

  private static void add(
      Map<Metric, Double> values, Plan plan, Properties found, String what, String unit) {
    double value = Double.parseDouble(found.getProperty(what));
    values.put(Metric.figure(plan.name() + "_" + what, unit), value);
  }

  private static String sentence(Plan plan, Properties found) {
    String complete = found.getProperty("complete").equals("1") ? "complete" : "NOT complete";
    String breach = found.getProperty("breach");
    return "%s: %s, %s states, %s transitions, on from %s (%s situations) in at most %s rounds, %s s%s"
        .formatted(
            plan.name(),
            complete,
            found.getProperty("states"),
            found.getProperty("transitions"),
            plan.goesOnFrom(),
            found.getProperty("onward"),
            found.getProperty("rounds"),
            found.getProperty("seconds"),
            breach.isEmpty() ? "" : "\nBREACH: " + breach + "\n" + found.getProperty("history"));
  }

  private Properties explore(Plan plan) {
    List<String> arguments = new ArrayList<>(List.of(Long.toString(seconds)));
    arguments.addAll(plan.arguments());
    Duration deadline = GRACE.plusSeconds(seconds);
    try {
      Path file = Files.createTempFile("timenode-explore", ".properties");
      try {
        return new ForkedJvm(ExploreMain.class, FLAGS, deadline).run(file, arguments);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
