package org.timecoin.bench.chain;

import com.google.protobuf.UnsafeByteOperations;
import io.smallrye.mutiny.Multi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.timecoin.bench.result.Benchmark;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.Target;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc;
import org.timecoin.contracts.chain.v1.SwitchBranchRequest;
import org.timecoin.contracts.chain.v1.SwitchBranchResponse;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.localnet.legacy.generate.ChainBuilder;
import org.timecoin.localnet.legacy.generate.ChainPlan;
import org.timecoin.localnet.run.Distribution;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;

/**
 * {@code bench reorg}: a chain service leaves 100 blocks with spends for 100 others, over gRPC, to
 * and fro.
 */
public final class ReorgBench implements Benchmark {

  static final Metric MEDIAN = Metric.figure("switch_ms", "ms");
  static final Metric MAX = Metric.figure("switch_ms_max", "ms");
  private static final Metric BYTES = Metric.figure("branch_kib", "KiB");

  private static final int DEEP = 100;
  private static final int SPENDS = 20;
  private static final int BELOW = 1_000;
  private static final int SWITCHES = 20;
  private static final int WARM_UP = 4;
  private static final int MESSAGE_BYTES = 4 << 20;
  private static final long LATE_SECONDS = 1;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long NOW = 4_000_000_000L;

  private final int below;
  private final int switches;

  /** Switches often enough for a median. */
  public ReorgBench() {
    this(BELOW, SWITCHES);
  }

  ReorgBench(int below, int switches) {
    this.below = below;
    this.switches = switches;
  }

  @Override
  public String name() {
    return "reorg";
  }

  @Override
  public String description() {
    return "%d blocks of %d spends each left for others, in one transaction"
        .formatted(DEEP, SPENDS);
  }

  @Override
  public List<Target> targets() {
    return List.of();
  }

  @Override
  public int defaultRuns() {
    return 3;
  }

  @Override
  public Map<Metric, Double> run(Progress progress) {
    Path directory = WorkDirectory.make("bench-reorg-");
    try (ChainNode node = ChainNode.start(directory.resolve("node"), Distribution.locate())) {
      progress.say("the chain service is ready");
      ChainPlan plan = ChainPlan.busy(below + DEEP, SPENDS);
      List<Block> onTime = blocks(plan, 0);
      List<Block> late = blocks(plan, LATE_SECONDS);
      fill(node, onTime, directory);
      return measure(
          node,
          onTime.get(below - 1),
          List.of(requests(onTime, below), requests(late, below)),
          progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      WorkDirectory.delete(directory);
    }
  }

  /** A chain whose last blocks are late; the same one below for any lateness. */
  private List<Block> blocks(ChainPlan plan, long secondsLate) {
    ChainBuilder builder = new ChainBuilder(plan);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < plan.blocks(); i++) {
      blocks.add(builder.next(i < below ? 0 : secondsLate));
    }
    return blocks;
  }

  private static void fill(ChainNode node, List<Block> blocks, Path directory) throws IOException {
    Path path = directory.resolve("reorg.blocks");
    try (ChainFile.Writer out = new ChainFile.Writer(path)) {
      for (Block block : blocks) {
        out.add(block);
      }
    }
    try (ChainFile in = ChainFile.open(path)) {
      ImportStream.run(node.channel(), in, NOW, height -> {});
    }
  }

  /** A branch in as many messages as it takes. */
  private static List<SwitchBranchRequest> requests(List<Block> chain, int below) {
    Block ancestor = chain.get(below - 1);
    List<SwitchBranchRequest> requests = new ArrayList<>();
    SwitchBranchRequest.Builder next =
        SwitchBranchRequest.newBuilder()
            .setNow(NOW)
            .setAncestor(
                BlockRef.newBuilder()
                    .setHeight(ancestor.height())
                    .setHash(UnsafeByteOperations.unsafeWrap(ancestor.hash().bytes())));
    long bytes = 0;
    for (Block block : chain.subList(below, chain.size())) {
      byte[] bincode = BlockCodec.encode(block);
      if (bytes + bincode.length > MESSAGE_BYTES) {
        requests.add(next.build());
        next = SwitchBranchRequest.newBuilder();
        bytes = 0;
      }
      bytes += bincode.length;
      next.addBranch(
          org.timecoin.contracts.types.v1.Block.newBuilder()
              .setBincode(UnsafeByteOperations.unsafeWrap(bincode)));
    }
    requests.add(next.build());
    return requests;
  }

  private Map<Metric, Double> measure(
      ChainNode node, Block ancestor, List<List<SwitchBranchRequest>> branches, Progress progress) {
    List<Double> millis = new ArrayList<>();
    for (int i = 1; i <= WARM_UP + switches; i++) {
      double took = switchTo(node, branches.get(i % 2));
      if (i > WARM_UP) {
        millis.add(took);
      }
    }
    progress.say("%d switches above height %d".formatted(switches, ancestor.height()));
    List<Double> sorted = millis.stream().sorted().toList();
    Map<Metric, Double> values = new LinkedHashMap<>();
    values.put(MEDIAN, sorted.get(sorted.size() / 2));
    values.put(MAX, sorted.getLast());
    values.put(BYTES, bytes(branches.getFirst()) / 1024.0);
    return values;
  }

  private static long bytes(List<SwitchBranchRequest> branch) {
    return branch.stream().mapToLong(SwitchBranchRequest::getSerializedSize).sum();
  }

  private static double switchTo(ChainNode node, List<SwitchBranchRequest> branch) {
    long start = System.nanoTime();
    SwitchBranchResponse response =
        MutinyChainGrpc.newMutinyStub(node.channel())
            .switchBranch(Multi.createFrom().iterable(branch))
            .await()
            .atMost(PATIENCE);
    double millis = (System.nanoTime() - start) / 1e6;
    if (response.getUndone() != DEEP) {
      throw new IllegalStateException("not switched: " + response);
    }
    return millis;
  }
}
