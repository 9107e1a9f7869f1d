package org.timecoin.localnet.fleet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.embedded.Lifetime;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.plan.Target;
import org.timecoin.localnet.run.Distribution;
import org.timecoin.localnet.run.Orphans;
import org.timecoin.localnet.run.Progress;
import org.timecoin.localnet.run.RunningFleet;
import org.timecoin.localnet.run.Servers;
import org.timecoin.localnet.run.Services;
import org.timecoin.localnet.run.Services.Member;
import org.timecoin.localnet.status.FleetStatus;
import org.timecoin.localnet.status.JsonRpc;
import org.timecoin.localnet.status.StatusReport;
import org.timecoin.localnet.store.FleetDirectory;
import org.timecoin.localnet.store.FleetState;
import org.timecoin.localnet.store.FleetStore;

/**
 * A fleet of nodes as separate processes on this machine, with Kafka and PostgreSQL: what the
 * command line does, for programs. Services are named {@code n0/chain}, nodes {@code n0}.
 *
 * <pre>{@code
 * FleetOptions options = FleetOptions.forTest(directory, Network.TESTNET, 1).withPeers("127.0.2.1:24100");
 * try (Fleet fleet = Fleet.up(options, Distribution.locate(), System.out::println)) {
 *   fleet.kill("n0/chain");
 *   fleet.start("n0/chain");
 *   JsonNode height = fleet.rpc("n0").call("getblockcount");
 * }
 * }</pre>
 */
public final class Fleet implements AutoCloseable {
  private final FleetStore store;
  private final RunningFleet running;
  private final Servers servers;
  private final Services services;

  private Fleet(FleetStore store, Distribution distribution, Lifetime lifetime, Progress progress) {
    this.store = store;
    this.running = new RunningFleet(store, distribution, lifetime);
    this.servers = new Servers(running, progress);
    this.services = new Services(running, progress);
  }

  /**
   * Starts a fleet, or what is missing of one that partly runs, and returns when every service is
   * ready. When that fails, what was started is stopped again.
   *
   * @throws org.timecoin.localnet.UserError when what is asked for can't be
   * @throws org.timecoin.localnet.FleetFailure when a server or a service doesn't start
   */
  public static Fleet up(FleetOptions options, Distribution distribution, Progress progress) {
    Fleet fleet = prepare(options, distribution, progress);
    fleet.startAll();
    return fleet;
  }

  /** Plans a fleet and writes what it needs, but starts nothing; {@link #startAll} does. */
  public static Fleet prepare(FleetOptions options, Distribution distribution, Progress progress) {
    distribution.require();
    FleetStore store = new FleetStore(new FleetDirectory(options.data()));
    store.directory().prepare();
    FleetPreparation preparation = new FleetPreparation(store, distribution, NodeClock.system());
    store.exclusively(() -> preparation.prepare(options));
    return new Fleet(store, distribution, options.lifetime(), progress);
  }

  /**
   * The fleet that lives in a directory, running or not. What is started through it outlives this
   * JVM.
   *
   * @throws org.timecoin.localnet.UserError when none lives there
   */
  public static Fleet open(Path data, Distribution distribution, Progress progress) {
    FleetStore store = new FleetStore(new FleetDirectory(data));
    Path copy = Path.of(store.require().distribution());
    // A stopped fleet's copy may have gone with a later build.
    Distribution own =
        Files.isDirectory(copy) ? new Distribution(copy, distribution.root()) : distribution;
    return new Fleet(store, own, Lifetime.DETACHED, progress);
  }

  /** Starts everything that was prepared and doesn't run. */
  public void startAll() {
    store.exclusively(
        () -> {
          start(members());
          new FleetClock(store.directory().clock(), NodeClock.system()).run();
        });
  }

  /** The plan: addresses, ports, peers. */
  public FleetPlan plan() {
    return store.require().plan();
  }

  /** Where its files are: logs, keys, cookies. */
  public FleetDirectory directory() {
    return store.directory();
  }

  /** What every node and service is doing; unreachable ones cost at most a few seconds. */
  public FleetStatus status() {
    return new StatusReport(store.require(), store.directory()).collect();
  }

  /** JSON-RPC of a node, with the node's own token. */
  public JsonRpc rpc(String node) {
    NodePlan plan = Target.parse(node, plan()).node();
    return new JsonRpc(plan.rpc(), store.directory().cookie(plan.id()));
  }

  /** The process of a service ({@code n0/chain}), {@code kafka} or {@code postgres}. */
  public Optional<ProcessIdentity> process(String name) {
    return running.running(name);
  }

  /** The names of everything that runs. */
  public Set<String> runningNames() {
    FleetState state = store.require();
    return state.processes().keySet().stream()
        .filter(name -> !name.equals(FleetState.FOREGROUND))
        .filter(name -> state.running(name).isPresent())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Remembers that this process stays with the fleet and stops it when it ends. */
  public void attach() {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
    store.exclusively(() -> running.update(state -> state.with(FleetState.FOREGROUND, self)));
  }

  /** Ends a node or a service with kill -9. */
  public void kill(String target) {
    List<Member> members = members(target);
    store.exclusively(() -> services.kill(members));
  }

  /** Starts what doesn't run of a node or a service, and returns when it is ready. */
  public void start(String target) {
    List<Member> members = members(target);
    store.exclusively(() -> start(members));
  }

  /** Stops a node or a service in order and starts it again. */
  public void restart(String target) {
    List<Member> members = members(target);
    store.exclusively(
        () -> {
          services.stop(members);
          start(members);
        });
  }

  private void start(List<Member> members) {
    running.forgetStarted();
    try {
      servers.start();
      services.start(members);
    } catch (RuntimeException e) {
      stopStarted();
      throw e;
    }
  }

  /** Stops everything; the data stay. */
  public void down() {
    store.exclusively(this::stopEverything);
  }

  /**
   * Stops what runs from a directory although its {@code fleet.json} is damaged or gone.
   *
   * @return how many processes there were
   */
  public static int stopOrphans(Path data) {
    if (!Files.isDirectory(data)) {
      return 0;
    }
    FleetDirectory directory = new FleetDirectory(data);
    AtomicInteger stopped = new AtomicInteger();
    new FleetStore(directory).exclusively(() -> stopped.set(new Orphans(directory).stop()));
    return stopped.get();
  }

  /** Stops everything although a command holds the lock: this process is ending. */
  public void abandon() {
    running.close();
    stopEverything();
  }

  /** The same as {@link #down}. */
  @Override
  public void close() {
    down();
  }

  private void stopEverything() {
    if (store.loadReadable().isPresent()) {
      services.stop(members());
      servers.stop();
      running.update(state -> state.without(FleetState.FOREGROUND));
    }
    new Orphans(store.directory()).stop();
  }

  /** "Nothing half-started": what runs since before this command stays. */
  private void stopStarted() {
    List<String> names = running.started();
    services.stop(members().stream().filter(member -> names.contains(member.name())).toList());
    if (names.contains(FleetState.KAFKA) || names.contains(FleetState.POSTGRES)) {
      servers.stop();
    }
  }

  private List<Member> members() {
    FleetPlan plan = plan();
    return Arrays.stream(Service.values())
        .flatMap(service -> plan.nodes().stream().map(node -> new Member(node, service)))
        .toList();
  }

  private List<Member> members(String target) {
    Target parsed = Target.parse(target, plan());
    return parsed.services().stream().map(service -> new Member(parsed.node(), service)).toList();
  }
}
