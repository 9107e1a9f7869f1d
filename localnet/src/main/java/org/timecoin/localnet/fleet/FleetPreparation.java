package org.timecoin.localnet.fleet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.devnet.DevnetFiles;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.run.Distribution;
import org.timecoin.localnet.run.Orphans;
import org.timecoin.localnet.run.PortCheck;
import org.timecoin.localnet.store.FleetDirectory;
import org.timecoin.localnet.store.FleetState;
import org.timecoin.localnet.store.FleetStore;

/** Everything before the first process: checks, plan, keys, clock. Nothing is left half-made. */
final class FleetPreparation {
  private static final int DEVNET_INTERVAL_SECONDS = 10;

  private final FleetStore store;
  private final Distribution distribution;
  private final InstantSource wall;

  FleetPreparation(FleetStore store, Distribution distribution, InstantSource wall) {
    this.store = store;
    this.distribution = distribution;
    this.wall = wall;
  }

  void prepare(FleetOptions options) {
    FleetDirectory directory = store.directory();
    Optional<FleetState> before = options.fresh() ? Optional.empty() : store.load();
    if (options.fresh()) {
      clear();
    }
    before.ifPresent(this::requireNoForeground);
    FleetPlanner planner = new FleetPlanner(PortCheck.hasNodeAddresses(), PortCheck.freePorts());
    FleetPlan plan = planner.plan(options, before.map(FleetState::plan));
    if (before.isPresent() && before.get().isUp()) {
      adopt(options, before.get(), plan);
      return;
    }
    requireFree(plan);
    genesis(options, directory, plan);
    options.now().ifPresent(instant -> new FleetClock(directory.clock(), wall).stand(instant));
    FleetPlan ready = before.isPresent() ? plan.rewired(planner.free()) : plan;
    store.save(FleetState.of(ready, distribution.home().toString()));
  }

  /** Goes on with processes that an earlier command left running, as they are. */
  private void adopt(FleetOptions options, FleetState there, FleetPlan plan) {
    FleetClock clock = new FleetClock(store.directory().clock(), wall);
    boolean otherTime = options.now().map(instant -> !clock.isOf(instant)).orElse(false);
    if (otherTime || !plan.equals(there.plan())) {
      throw new UserError(
          "A fleet is running from "
              + store.directory().root()
              + ": stop it with ./timenode down to change its nodes, peers, ports or time.");
    }
  }

  /** What a kill -9 or a lost memory left behind is stopped before its ports are looked at. */
  private void requireFree(FleetPlan plan) {
    new Orphans(store.directory()).stop();
    PortCheck.requireFree(plan.publicAddresses());
  }

  private void genesis(FleetOptions options, FleetDirectory directory, FleetPlan plan) {
    if (!plan.network().equals("devnet")) {
      return;
    }
    Instant start = options.now().orElseGet(wall::instant);
    int interval = options.intervalSeconds().orElse(DEVNET_INTERVAL_SECONDS);
    DevnetFiles.create(directory, plan.nodes(), start.getEpochSecond(), interval);
  }

  /** A damaged or newer memory is no reason to refuse a fresh start, a running fleet is. */
  private void clear() {
    if (store.loadReadable().map(FleetState::isUp).orElse(false)) {
      throw new UserError(
          "The fleet in "
              + store.directory().root()
              + " is running: stop it with ./timenode down before a fresh start.");
    }
    new Orphans(store.directory()).stop();
    store.directory().clear();
  }

  private void requireNoForeground(FleetState state) {
    state
        .running(FleetState.FOREGROUND)
        .ifPresent(
            process -> {
              throw new UserError(
                  String.format(
                      "A fleet is already running from %s (process %d): see ./timenode status, stop"
                          + " it with ./timenode down.",
                      store.directory().root(), process.pid()));
            });
  }
}
