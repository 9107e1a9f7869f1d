package org.timecoin.localnet.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.timecoin.embedded.Lifetime;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.store.FleetDirectory;
import org.timecoin.localnet.store.FleetSecret;
import org.timecoin.localnet.store.FleetState;
import org.timecoin.localnet.store.FleetStore;

/**
 * The processes of a fleet while one command works on them: what runs, what this command started,
 * and whether it may start more. Several threads start services at once.
 */
public final class RunningFleet {
  private final FleetStore store;
  private final Distribution distribution;
  private final Lifetime lifetime;
  private final List<String> started = new ArrayList<>();
  private boolean closing;

  /** The fleet that a store remembers. */
  public RunningFleet(FleetStore store, Distribution distribution, Lifetime lifetime) {
    this.store = store;
    this.distribution = distribution;
    this.lifetime = lifetime;
  }

  /** Where its files are. */
  public FleetDirectory directory() {
    return store.directory();
  }

  /** Its plan. */
  public FleetPlan plan() {
    return store.require().plan();
  }

  /** The process of this name, when it runs. */
  public Optional<ProcessIdentity> running(String name) {
    return store.require().running(name);
  }

  /** What started since {@link #forgetStarted}, last first. */
  public synchronized List<String> started() {
    return started.reversed().stream().toList();
  }

  /** What was started stays. */
  public synchronized void forgetStarted() {
    started.clear();
  }

  /** From now on nothing is started any more: somebody pressed Ctrl-C. */
  public synchronized void close() {
    closing = true;
  }

  /**
   * Starts a process and remembers it, in one step: no process without a record.
   *
   * @throws FleetFailure when the fleet is being stopped
   */
  synchronized ProcessIdentity start(String name, Supplier<ProcessIdentity> launch) {
    requireOpen();
    ProcessIdentity process = launch.get();
    new Orphans(directory()).record(name, process);
    remember(name, process);
    return process;
  }

  /** Remembers a process that was started and has a record of its own besides. */
  synchronized void remember(String name, ProcessIdentity process) {
    started.add(name);
    store.update(state -> state.with(name, process));
  }

  synchronized void requireOpen() {
    if (closing) {
      throw new FleetFailure("The fleet is being stopped.");
    }
  }

  /** Changes what is remembered. */
  public synchronized FleetState update(UnaryOperator<FleetState> change) {
    return store.update(change);
  }

  Distribution distribution() {
    return distribution;
  }

  Lifetime lifetime() {
    return lifetime;
  }

  FleetSecret secret() {
    return FleetSecret.in(directory().secret());
  }
}
