package org.timecoin.bench.chain;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.timecoin.bench.fork.ForkedJvm;
import org.timecoin.bench.result.Benchmark;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.Target;
import org.timecoin.localnet.run.Distribution;

/**
 * {@code bench import}: blocks over gRPC into a chain service that judges them and commits them to
 * PostgreSQL, next to COPY of the same rows and to their signatures alone.
 */
public final class ImportBench implements Benchmark {

  private static final int BLOCKS = 100_000;
  private static final double OVER_COPY = 0.25;
  private static final double OVER_LIMIT = 0.8;
  private static final double GROWTH = 0.1;
  private static final List<String> FLAGS = List.of("-Xmx2g", "-XX:+UseSerialGC");
  private static final Duration DEADLINE = Duration.ofMinutes(15);

  private final int blocks;

  /** With the number of blocks that the targets are for. */
  public ImportBench() {
    this(BLOCKS);
  }

  ImportBench(int blocks) {
    this.blocks = blocks;
  }

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String description() {
    return "%,d empty blocks and fewer signed ones into PostgreSQL, next to COPY and Ed25519 alone"
        .formatted(blocks);
  }

  @Override
  public Optional<Benchmark> withBlocks(int count) {
    return Optional.of(new ImportBench(count));
  }

  @Override
  public List<Target> targets() {
    return List.of(
        Target.atLeast(StretchMetrics.overCopy("empty").name(), OVER_COPY),
        Target.atLeast(StretchMetrics.overLimit("signed_10").name(), OVER_LIMIT),
        Target.atLeast(StretchMetrics.overLimit("signed_100").name(), OVER_LIMIT),
        Target.below(StretchMetrics.COST_GROWTH.name(), GROWTH),
        Target.below(StretchMetrics.MEMORY_GROWTH.name(), GROWTH));
  }

  @Override
  public int defaultRuns() {
    return 1;
  }

  @Override
  public Map<Metric, Double> run(Progress progress) {
    Path directory = WorkDirectory.make("bench-import-");
    try {
      List<Stretch> stretches = Stretch.all(blocks);
      progress.say("making up %,d blocks".formatted(Stretch.blocks(stretches)));
      makeUp(stretches, directory);
      return measure(stretches, directory, progress);
    } finally {
      WorkDirectory.delete(directory);
    }
  }

  private static void makeUp(List<Stretch> stretches, Path directory) {
    Stream<String> arguments =
        Stream.concat(
            Stream.of(directory.toString()), stretches.stream().flatMap(Stretch::arguments));
    new ForkedJvm(MakeChainMain.class, FLAGS, DEADLINE)
        .run(directory.resolve("made"), arguments.toList());
  }

  private static Map<Metric, Double> measure(
      List<Stretch> stretches, Path directory, Progress progress) {
    Map<Metric, Double> values = new LinkedHashMap<>();
    try (ChainNode node = ChainNode.start(directory.resolve("node"), Distribution.locate());
        BatchedCopy copy = new BatchedCopy(node.connect(), directory, node.serverTime())) {
      progress.say("the chain service is ready");
      StretchRun run = new StretchRun(node, copy, directory);
      for (Stretch stretch : stretches) {
        Map<Metric, Double> measured = run.measure(stretch, progress);
        if (!stretch.isWarmUp()) {
          values.putAll(measured);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the node's database: " + e.getMessage(), e);
    }
    return values;
  }
}
