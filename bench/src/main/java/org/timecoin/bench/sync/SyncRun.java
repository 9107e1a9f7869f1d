package org.timecoin.bench.sync;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.timecoin.bench.process.CpuTime;
import org.timecoin.bench.process.PeakMemory;
import org.timecoin.bench.result.Benchmark.Progress;
import org.timecoin.bench.result.Metric;
import org.timecoin.embedded.PostgresAccess;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.localnet.fleet.Fleet;
import org.timecoin.localnet.fleet.FleetOptions;
import org.timecoin.localnet.legacy.generate.MadeUpChain;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.run.Distribution;
import org.timecoin.localnet.store.FleetSecret;
import org.timecoin.protocol.network.Network;

/** One fleet of one node, from idle to the end of its download. */
final class SyncRun implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Fleet fleet;
  private final NodePlan node;
  private final Map<Service, PeakMemory> memory = new LinkedHashMap<>();
  private final Map<String, CpuTime> cpu = new LinkedHashMap<>();

  private SyncRun(Fleet fleet) {
    this.fleet = fleet;
    this.node = fleet.plan().nodes().getFirst();
    for (Service service : Service.values()) {
      memory.put(service, new PeakMemory(pid(node.id() + "/" + service.id())));
    }
  }

  private long pid(String process) {
    return fleet.process(process).map(ProcessIdentity::pid).orElseThrow();
  }

  private void startCounting() {
    memory.values().forEach(PeakMemory::forget);
    for (String process : fleet.runningNames()) {
      cpu.put(process.replace(node.id() + "/", ""), CpuTime.since(pid(process)));
    }
  }

  /** Starts a fleet without peers, at a time. */
  static SyncRun start(Path data, Instant now, Progress progress) {
    FleetOptions options = FleetOptions.forTest(data, Network.TESTNET, 1).at(now);
    return new SyncRun(Fleet.up(options, Distribution.locate(), progress::say));
  }

  /** The peak memory of each service, as metrics. */
  static Stream<Metric> memoryMetrics() {
    return Arrays.stream(Service.values()).map(SyncRun::memoryMetric);
  }

  private static Metric memoryMetric(Service service) {
    return Metric.figure(service.id() + "_resident_mib_max", "MiB");
  }

  /**
   * Tells the node of the peer and waits for the last block to be committed.
   *
   * @throws IllegalStateException when it doesn't come
   */
  double secondsToReach(MadeUpChain chain, String peer) {
    startCounting();
    try (NodeCalls calls = new NodeCalls(node)) {
      calls.height();
      long start = System.nanoTime();
      calls.addPeer(peer);
      while (calls.height() < chain.height()) {
        if (System.nanoTime() - start > DEADLINE.toNanos()) {
          throw new IllegalStateException("at height " + calls.height() + " after " + DEADLINE);
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  /** The most memory each service has had since the download began. */
  Map<Metric, Double> peaksMib() {
    Map<Metric, Double> peaks = new LinkedHashMap<>();
    memory.forEach((service, peak) -> peaks.put(memoryMetric(service), peak.mib().orElse(0)));
    return peaks;
  }

  /** The processor time of each process since the download began. */
  Map<Metric, Double> cpuSeconds() {
    Map<Metric, Double> used = new LinkedHashMap<>();
    cpu.forEach((name, time) -> used.put(Metric.figure(name + "_cpu_s", "s"), time.seconds()));
    return used;
  }

  /** The node's database as its chain service sees it. */
  Connection connect() throws SQLException {
    String role = node.id() + "_" + Service.CHAIN.id();
    String password = FleetSecret.in(fleet.directory().secret()).password(role);
    return new PostgresAccess(fleet.plan().postgres().port(), role, password)
        .connect(node.database());
  }

  @Override
  public void close() {
    fleet.close();
  }
}
