package org.timecoin.bench.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.timecoin.bench.result.Benchmark;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.Target;
import org.timecoin.localnet.legacy.LegacyPeer;
import org.timecoin.localnet.legacy.PeerOptions;
import org.timecoin.localnet.legacy.generate.ChainPlan;
import org.timecoin.localnet.legacy.generate.MadeUpChain;
import org.timecoin.protocol.network.NetworkParameters;

/**
 * {@code bench sync}: a chain from one legacy peer to a committed tip, next to COPY and parsing
 * alone.
 */
public final class SyncBench implements Benchmark {
  static final Metric SECONDS = Metric.figure("sync_s", "s");
  static final Metric SPEED = Metric.figure("sync_blocks_s", "blocks/s");
  static final Metric COPY = Metric.limit("copy_same_rows_s", "s");
  static final Metric PARSE = Metric.limit("parse_same_bytes_s", "s");
  static final Metric OVER_COPY = Metric.ratio("sync_over_copy");
  static final Metric OVER_PARSE = Metric.ratio("sync_over_parse");

  private static final int BLOCKS = 10_000;
  private static final double SECONDS_MAX = 10;
  private static final double RESIDENT_MIB_MAX = 400;

  private final int blocks;

  /** With the number of blocks that the targets are for. */
  public SyncBench() {
    this(BLOCKS);
  }

  SyncBench(int blocks) {
    this.blocks = blocks;
  }

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public String description() {
    return "%,d blocks from one legacy peer to a committed tip, next to COPY and parsing alone"
        .formatted(blocks);
  }

  @Override
  public List<Target> targets() {
    return Stream.concat(
            Stream.of(Target.below(SECONDS.name(), SECONDS_MAX)),
            SyncRun.memoryMetrics().map(m -> Target.below(m.name(), RESIDENT_MIB_MAX)))
        .toList();
  }

  @Override
  public int defaultRuns() {
    return 3;
  }

  @Override
  public Map<Metric, Double> run(Progress progress) {
    Path directory = temporaryDirectory();
    try {
      progress.say("making up %,d blocks".formatted(blocks));
      MadeUpChain chain =
          MadeUpChain.write(ChainPlan.idle(blocks), directory.resolve("chain.jsonl"));
      return measure(chain, directory, progress);
    } finally {
      delete(directory);
    }
  }

  private Map<Metric, Double> measure(MadeUpChain chain, Path directory, Progress progress) {
    PeerOptions peer =
        PeerOptions.listeningOn(new InetSocketAddress("127.0.2.1", 0)).withChain(chain.file());
    Map<Metric, Double> values = new LinkedHashMap<>();
    try (LegacyPeer source = LegacyPeer.start(peer);
        SyncRun run = SyncRun.start(directory.resolve("fleet"), afterwards(chain), progress)) {
      progress.say("the fleet is idle; the download begins");
      double seconds = run.secondsToReach(chain, source.addressText());
      values.put(SECONDS, seconds);
      values.put(SPEED, blocks / seconds);
      values.putAll(run.cpuSeconds());
      values.putAll(run.peaksMib());
      progress.say("%.1f s; COPY and parsing alone".formatted(seconds));
      values.put(COPY, copy(run, directory));
    }
    values.put(PARSE, ParseLimit.of(chain.file()).seconds());
    values.put(OVER_COPY, values.get(SECONDS) / values.get(COPY));
    values.put(OVER_PARSE, values.get(SECONDS) / values.get(PARSE));
    return values;
  }

  /** A time at which the last block has just been due, so that the whole chain is in the past. */
  private static Instant afterwards(MadeUpChain chain) {
    long due = NetworkParameters.testnet().schedule().timestampOf(chain.height());
    return Instant.ofEpochSecond(due).plus(Duration.ofSeconds(30));
  }

  private static double copy(SyncRun run, Path directory) {
    try (Connection connection = run.connect()) {
      return CopyLimit.measure(connection, "chain", directory).seconds();
    } catch (SQLException e) {
      throw new IllegalStateException("the node's database: " + e.getMessage(), e);
    }
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("bench-sync-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
