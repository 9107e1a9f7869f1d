package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.protocol.vote.Quorum;

/**
 * More than a third of the voters is lost for good; the rest can decide nothing more, until their
 * operators enter a recovery (consensus.md section 3, "Activation").
 */
final class Recovery {
  private static final int QUIET_MS = 60_000;
  private static final int ENTERED_WITHIN_MS = 10_000;
  private static final int STORM_MS = 40_000;

  private final World world;
  private final List<SimNode> honest;

  Recovery(World world, List<SimNode> honest) {
    this.world = world;
    this.honest = honest;
  }

  /** Loses them, waits until nobody gets on, enters the recovery, and lets faults go on. */
  void run(Runnable mishaps) {
    world.calm();
    lose();
    survivors().stream().filter(node -> !node.isUp()).forEach(SimNode::start);
    quiet();
    Instance entry = entry();
    world.trace(0, "operators name " + Words.of(entry.parent().hash()));
    survivors()
        .forEach(node -> world.after(world.pick(ENTERED_WITHIN_MS), () -> node.recover(entry)));
    world.seen(Sight.RECOVERY);
    world.storm();
    world.after(1_000, mishaps);
    long until = world.nowMs() + STORM_MS;
    while (world.advance(until)) {
      // Every event was checked when it happened.
    }
  }

  /** Those that are behind are lost first: what only they had decided would be lost with them. */
  private void lose() {
    int voters = world.scenario().voters();
    int lost = voters - world.scenario().byzantine() - Quorum.of(voters) + 1;
    honest.stream()
        .filter(node -> node.index < voters)
        .sorted(Comparator.comparingLong(SimNode::height))
        .limit(lost)
        .forEach(
            node -> {
              node.gone = true;
              node.crash();
            });
  }

  private List<SimNode> survivors() {
    return honest.stream().filter(node -> !node.gone).toList();
  }

  /**
   * Nothing new is decided, and what was decided reaches everybody: one run after another, each
   * when a vote shows that there is more, so it is waited for as long as anybody gets on.
   */
  private void quiet() {
    long commits;
    do {
      commits = world.checker().commits();
      long until = world.nowMs() + QUIET_MS;
      while (world.advance(until)) {
        // Every event was checked when it happened.
      }
    } while (world.checker().commits() > commits);
    if (survivors().stream().map(node -> node.tip().parent()).distinct().count() != 1) {
      throw new Violation("liveness: without a quorum the rest do not meet at one tip");
    }
  }

  /** The survivors with the spares, and as many liars as they can bear. */
  private Instance entry() {
    List<Integer> members = new ArrayList<>();
    survivors().stream()
        .filter(node -> node.index < world.scenario().masternodes())
        .forEach(node -> members.add(node.index));
    for (int liar = 0; liar < world.scenario().byzantine(); liar++) {
      if (liar + 1 <= Quorum.tolerated(members.size() + 1)) {
        members.add(liar);
      }
    }
    members.sort(Comparator.naturalOrder());
    int above =
        honest.stream()
            .flatMap(node -> node.processes.stream())
            .mapToInt(process -> process.state().roundNumber())
            .max()
            .orElse(0);
    return world.chain().recovered(survivors().getFirst().tip().parent(), members, above + 10);
  }
}
