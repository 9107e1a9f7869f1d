package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.round.Effect;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.sign.MemoryVoteLog;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Checkpoint;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;

/** An honest node: what survives a crash, and the processes that run on it. */
final class SimNode {

  /** A final run with its certificate. */
  record Final(Certificate certificate, Run run) {}

  final int index;
  final MemoryVoteLog log;
  final Map<Parent, Final> finals = new HashMap<>();
  final List<SimProcess> processes = new ArrayList<>();
  List<Checkpoint> checkpoints = List.of();
  private final World world;
  private Instance tip;
  long skewMs;
  boolean gone;

  SimNode(World world, int index, Instance genesis, MemoryVoteLog log) {
    this.world = world;
    this.index = index;
    this.tip = genesis;
    this.log = log;
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
    if (gone) {
      return;
    }
    Optional<Standing.Reason> against =
        world.bug() == Bug.RESTORE_NOT_NOTICED ? log.distrusted() : log.standing();
    if (against.isPresent()) {
      observe(against.get());
      return;
    }
    if (processes.size() < 2) {
      world.trace(index, "starts at height " + height());
      world.releases().install(this);
      if (isUp()) {
        world.seen(Sight.TAKEOVER);
      }
      if (world.bug() == Bug.ROWS_COMPARED_BY_EPOCH) {
        List<VoteIntent> early = SimProcess.rows(world, this);
        world.after(world.pick(1_000), () -> startLate(early));
      } else {
        processes.add(SimProcess.start(world, this));
      }
      world.joined(index);
    }
  }

  /**
   * Signs nothing until the operator says that this is no restored copy, if it is none. Of two with
   * one key neither is ever confirmed: the other is still there.
   */
  private void observe(Standing.Reason reason) {
    world.trace(index, "observes from its start: " + reason);
    if (log.distrusted().isPresent()) {
      world.seen(Sight.DISTRUST_OUTLIVED_ITS_PROCESS);
    }
    if (log.isLossy() || reason == Standing.Reason.DOUBLED) {
      gone = true;
    } else {
      world.after(world.pick(10_000), this::confirm);
    }
  }

  private void confirm() {
    if (!log.isLossy() && !log.identity().equals(log.remembered())) {
      world.trace(index, "is confirmed by its operator");
      world.seen(Sight.CONFIRMED_BY_OPERATOR);
      if (log.distrusted().isPresent()) {
        world.seen(Sight.DISTRUST_CONFIRMED);
      }
      log.confirm();
      world.checker().bars(index, false);
    }
    start();
  }

  /** The database fails over: what was on its way to it is committed or lost. */
  void failOver() {
    processes.forEach(SimProcess::cut);
    log.failOver();
  }

  /** Whether a process lives that would miss the last row of the table if that were gone. */
  boolean isLastRowKnown() {
    return processes.stream().anyMatch(SimProcess::knowsTheLastRow);
  }

  /**
   * A snapshot takes the place of the table under its processes, and a standby may take over before
   * they notice: it can't see that anything is gone. Later it can.
   */
  void putBack(int rowsLost, boolean standbyFirst) {
    log.putBack(rowsLost);
    world.checker().restored(index, said -> log.same(said).isPresent());
    if (standbyFirst) {
      start();
    }
    List.copyOf(processes).forEach(SimProcess::isConnected);
    start();
  }

  /** Its operator enters a recovery: the same parent, other voters, a later first round. */
  void recover(Instance entry) {
    if (entry.parent().equals(tip.parent())) {
      tip = entry;
      world.trace(index, "is given a recovery from round " + entry.firstRound());
      deliver(new Input.Opened(entry));
    }
  }

  /** Its chain is replaced by an older copy of it; what is missing must be fetched again. */
  void fallBack(int runs) {
    List<Final> latest =
        finals.values().stream()
            .sorted(Comparator.comparingLong((Final one) -> one.run().lastHeight()).reversed())
            .limit(runs)
            .toList();
    if (latest.isEmpty()) {
      return;
    }
    Instance older = world.chain().known(latest.getLast().run().parent().hash()).orElseThrow();
    boolean safe =
        latest.stream()
            .map(Final::run)
            .allMatch(
                run ->
                    world.isHeldElsewhere(index, run, older) && !world.releases().isVouched(run));
    if (!safe || world.chance(70)) {
      return;
    }
    crash();
    latest.forEach(one -> finals.remove(one.run().parent()));
    tip = older;
    long signedAt =
        log.highestInstance().stream()
            .mapToLong(row -> row.intent().statement().parent().height())
            .findFirst()
            .orElse(0);
    world.checker().fellBack(index, height(), signedAt);
    world.seen(Sight.CHAIN_FELL_BACK);
    world.trace(index, "has an older chain, of height " + height());
    start();
  }

  /** What is open is opened again; a recovery is entered although the run is decided: no effect. */
  void openAgain() {
    deliver(new Input.Opened(tip));
    for (SimProcess process : List.copyOf(processes)) {
      if (process.state().isDecided() && process.state().parent().equals(tip.parent())) {
        world.seen(Sight.RECOVERY_REFUSED);
        process.step(new Input.Opened(world.chain().later(tip)));
        if (!process.state().isDecided()) {
          throw new Violation("node " + index + " takes a recovery back behind its certificate");
        }
      }
    }
  }

  private void startLate(List<VoteIntent> rows) {
    if (!gone && processes.size() < 2 && log.distrusted().isEmpty()) {
      processes.add(SimProcess.start(world, this, rows));
    }
  }

  /** All memory is lost. */
  void crash() {
    if (isUp()) {
      world.trace(index, "crashes");
      world.seen(Sight.CRASH);
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
      world.settled(run, !SimChain.members(tip).equals(world.chain().facts(run.value()).members()));
    }
    finals.put(run.parent(), new Final(certificate, run));
    tip = world.chain().after(run);
    world.checker().opened(index, height(), run, tip);
    world.trace(index, "commits " + Words.of(run.value()) + ", height " + height());
    deliver(new Input.Opened(tip));
  }

  /** The run that is asked for, from memory or chain, while the node is up. */
  Optional<Run> run(Effect.AskRun asked) {
    Stream<Run> stored =
        Optional.ofNullable(finals.get(asked.parent())).map(Final::run).stream()
            .filter(run -> run.value().equals(asked.value()));
    Stream<Run> held = processes.stream().flatMap(process -> process.run(asked.value()).stream());
    return Stream.concat(stored, held).filter(any -> isUp()).findFirst();
  }
}
