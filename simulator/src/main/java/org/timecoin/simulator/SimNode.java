package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.sign.TableIdentity;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.consensus.vote.Certificate;
import org.timecoin.consensus.vote.Parent;
import org.timecoin.consensus.vote.Run;
import org.timecoin.protocol.bytes.Hash;

/** An honest node: what survives a crash, and the processes that run on it. */
final class SimNode {

  /** A final run with its certificate. */
  record Final(Certificate certificate, Run run) {}

  final int index;
  final SimVoteLog log;
  final Map<Parent, Final> finals = new HashMap<>();
  final List<SimProcess> processes = new ArrayList<>();
  private final World world;
  private Instance tip;
  long skewMs;
  boolean gone;
  private final TableIdentity remembered;

  SimNode(World world, int index, Instance genesis, SimVoteLog log) {
    this.world = world;
    this.index = index;
    this.tip = genesis;
    this.log = log;
    this.remembered = log.identity();
  }

  Instance tip() {
    return tip;
  }

  long height() {
    return tip.parent().height();
  }

  boolean isUp() {
    return !processes.isEmpty();
  }

  /** Starts a process; one that runs already is not told. */
  void start() {
    processes.removeIf(old -> !old.isAlive());
    boolean noticed = world.bug() != Bug.RESTORE_NOT_NOTICED;
    if (noticed && !log.identity().mayGoOn(remembered, false)) {
      world.trace(index, "observes: its vote table is a restored copy");
      gone = true;
    }
    if (!gone && processes.size() < 2) {
      world.trace(index, "starts at height " + height());
      if (world.bug() == Bug.ROWS_COMPARED_BY_EPOCH) {
        List<VoteIntent> early = SimProcess.rows(world, this);
        world.after(world.pick(1_000), () -> startLate(early));
      } else {
        processes.add(SimProcess.start(world, this));
      }
    }
  }

  private void startLate(List<VoteIntent> rows) {
    if (!gone && processes.size() < 2) {
      processes.add(SimProcess.start(world, this, rows));
    }
  }

  /** All memory is lost. */
  void crash() {
    if (isUp()) {
      world.trace(index, "crashes");
    }
    processes.forEach(SimProcess::kill);
    processes.clear();
  }

  void deliver(Input input) {
    List.copyOf(processes).forEach(process -> process.step(input));
  }

  /** Applies a final run: kept, whatever happens to the process. */
  void commit(Certificate certificate, Run run) {
    if (!run.parent().equals(tip.parent())) {
      return;
    }
    if (world.checker().committed(index, tip, certificate, run)) {
      world.firstDecided(index);
    }
    finals.put(run.parent(), new Final(certificate, run));
    tip = world.chain().after(run);
    world.checker().opened(index, height(), run, tip);
    world.trace(index, "commits " + World.show(run.value()) + ", height " + height());
    deliver(new Input.Opened(tip));
  }

  /** The run with this value, from memory or chain. */
  Optional<Run> run(Parent parent, Hash value) {
    Stream<Run> stored =
        Optional.ofNullable(finals.get(parent)).map(Final::run).stream()
            .filter(run -> run.value().equals(value));
    Stream<Run> held = processes.stream().flatMap(process -> process.run(value).stream());
    return Stream.concat(stored, held).findFirst();
  }
}
