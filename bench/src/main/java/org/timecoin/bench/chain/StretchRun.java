package org.timecoin.bench.chain;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.timecoin.bench.fork.ForkedJvm;
import org.timecoin.bench.process.CpuTime;
import org.timecoin.bench.process.PeakMemory;
import org.timecoin.bench.result.Benchmark.Progress;
import org.timecoin.bench.result.Metric;

/** Imports stretches one behind the other, each followed by what limits it. */
final class StretchRun {

  /** The chain service's own limits of one transaction. */
  private static final int BATCH_BLOCKS = 512;

  private static final long BATCH_BYTES = 1 << 20;

  /** Above every made-up timestamp. */
  private static final long NOW = 4_000_000_000L;

  private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC");
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private final ChainNode node;
  private final BatchedCopy copy;
  private final Path directory;
  private long tip;

  StretchRun(ChainNode node, BatchedCopy copy, Path directory) {
    this.node = node;
    this.copy = copy;
    this.directory = directory;
  }

  /** Imports a stretch and measures its limits after it. */
  Map<Metric, Double> measure(Stretch stretch, Progress progress) throws SQLException {
    DiskSizes before = sizes();
    PeakMemory memory = node.memory();
    memory.forget();
    Course course = imported(stretch, memory);
    DiskSizes after = sizes();
    BatchedCopy.Result copied =
        copy.measure(
            tip - stretch.blocks() + 1,
            copy.ends(tip - stretch.blocks() + 1, tip, BATCH_BLOCKS, BATCH_BYTES));
    StretchMetrics metrics = new StretchMetrics(stretch, course);
    Map<Metric, Double> values = new LinkedHashMap<>();
    metrics.figures(values);
    values.put(
        Metric.figure(stretch.name() + "_mib_100k_blocks", "MiB"),
        after.mibPer100k(before, stretch.blocks()));
    values.put(Metric.figure(stretch.name() + "_resident_mib_max", "MiB"), memory.mib().orElse(0));
    metrics.copied(values, copied);
    if (stretch.isSigned()) {
      metrics.signatures(values, copied, signatures(stretch));
    }
    progress.say(
        "%s: %,d blocks in %.1f s, %,d rows by COPY in %.1f s; MiB of 100,000 such blocks: %s"
            .formatted(
                stretch.name(),
                stretch.blocks(),
                course.total(Course.Mark::seconds),
                copied.rows(),
                copied.seconds(),
                after.byRelation(before, stretch.blocks())));
    return values;
  }

  private Course imported(Stretch stretch, PeakMemory memory) {
    CpuTime service = node.serviceTime();
    CpuTime server = node.serverTime();
    Course course =
        new Course(
            tip + 1,
            stretch.blocks(),
            service::seconds,
            server::seconds,
            () -> memory.nowMib().orElse(0));
    try (ChainFile file = ChainFile.open(MakeChainMain.file(directory, stretch))) {
      ImportStream.run(node.channel(), file, NOW, course::reached);
    }
    tip += stretch.blocks();
    if (node.height() != tip) {
      throw new IllegalStateException("the tip is " + node.height() + " and not " + tip);
    }
    return course;
  }

  private Properties signatures(Stretch stretch) {
    return new ForkedJvm(SignaturesMain.class, FLAGS, DEADLINE)
        .run(
            directory.resolve("signatures.properties"),
            List.of(MakeChainMain.file(directory, stretch).toString()));
  }

  /** After a checkpoint, so that every stretch begins with the same. */
  private DiskSizes sizes() throws SQLException {
    try (Connection connection = node.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
      return DiskSizes.of(connection);
    }
  }
}
