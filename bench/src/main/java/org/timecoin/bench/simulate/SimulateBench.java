package org.timecoin.bench.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.timecoin.bench.fork.ForkedJvm;
import org.timecoin.bench.result.Benchmark;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.Target;
import org.timecoin.simulator.SimulatorMain;

/**
 * {@code bench simulate}: seeds through the consensus simulator on all processors, how many break
 * an invariant, and how many branches of the engine a part of them takes.
 *
 * @param first the first seed
 * @param seeds how many
 */
public record SimulateBench(long first, long seeds) implements Benchmark {
  private static final long USUAL_SEEDS = 100_000;
  private static final long COVERED_MOST = 20_000;
  private static final long BEYOND = 100;
  private static final long SEED_MS_MOST = 100;
  private static final Duration START = Duration.ofMinutes(2);
  private static final Metric VIOLATIONS = Metric.figure("violations", "seeds");
  private static final Metric CPU = Metric.figure("cpu_ms_per_seed", "ms");

  /**
   * A few minutes' work: compiling the engine costs half a minute, however many seeds there are.
   */
  public static SimulateBench usual() {
    return new SimulateBench(0, USUAL_SEEDS);
  }

  @Override
  public String name() {
    return "simulate";
  }

  @Override
  public String description() {
    return "seeds through the consensus simulator: none breaks an invariant; branches taken";
  }

  @Override
  public List<Target> targets() {
    return List.of(Target.below(VIOLATIONS.name(), 1), Target.below(CPU.name(), 5));
  }

  @Override
  public int defaultRuns() {
    return 1;
  }

  @Override
  public Optional<Benchmark> withSeeds(long from, long count) {
    return Optional.of(new SimulateBench(from, count));
  }

  @Override
  public Map<Metric, Double> run(Progress progress) {
    Path directory = temporary();
    progress.say("%d seeds from %d on".formatted(seeds, first));
    Properties found = run(directory, List.of(), seeds, 0);
    tell(found, directory, progress);

    long covered = Math.min(seeds, COVERED_MOST);
    progress.say(
        "the branches that %d of them take, with %d of too many liars".formatted(covered, BEYOND));
    Path execution = directory.resolve("execution");
    run(directory, List.of(BranchCoverage.agent(execution)), covered, BEYOND);
    BranchCoverage branches = BranchCoverage.of(execution);
    progress.say("not taken: " + String.join(", ", branches.missed()));
    return values(found, branches);
  }

  private static Map<Metric, Double> values(Properties found, BranchCoverage branches) {
    double count = number(found, "seeds");
    double wallSeconds = number(found, "wall_ms") / 1_000;
    Map<Metric, Double> values = new LinkedHashMap<>();
    values.put(Metric.figure("seeds", "seeds"), count);
    values.put(VIOLATIONS, number(found, "violations"));
    values.put(Metric.figure("seeds_s", "seeds/s"), count / wallSeconds);
    values.put(
        Metric.figure("decisions_s", "decisions/s"), number(found, "decisions") / wallSeconds);
    values.put(CPU, number(found, "cpu_ms") / count);
    values.put(Metric.figure("rounds_after_faults", "rounds"), number(found, "rounds"));
    values.put(Metric.figure("branches_taken", "branches"), (double) branches.taken());
    values.put(Metric.limit("branches", "branches"), (double) branches.all());
    values.put(Metric.ratio("branches_taken_over_all"), (double) branches.taken() / branches.all());
    return values;
  }

  private static double number(Properties found, String name) {
    return Double.parseDouble(found.getProperty(name));
  }

  private Properties run(Path directory, List<String> flags, long count, long beyond) {
    int threads = Runtime.getRuntime().availableProcessors();
    Duration deadline = START.plusMillis(count * SEED_MS_MOST);
    List<String> all = new ArrayList<>(List.of("-Xmx1g", "-XX:+UseParallelGC"));
    all.addAll(flags);
    return new ForkedJvm(SimulatorMain.class, all, deadline)
        .run(
            directory.resolve("found.properties"),
            List.of("" + first, "" + count, "" + threads, "" + beyond));
  }

  private static void tell(Properties found, Path directory, Progress progress) {
    found.stringPropertyNames().stream()
        .filter(name -> name.startsWith("sight.") || name.startsWith("outcome."))
        .sorted()
        .forEach(name -> progress.say(name + " " + found.getProperty(name)));
    String failed = found.getProperty("failed");
    if (!failed.isEmpty()) {
      progress.say("seed " + failed);
    }
    String traced = found.getProperty("traced");
    if (!traced.isEmpty()) {
      progress.say("traced: %s in %s".formatted(traced, directory));
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("timenode-simulate");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
