package org.timecoin.simulator;

import java.util.List;
import java.util.Optional;
import org.timecoin.consensus.sign.Continuity;
import org.timecoin.consensus.sign.Lease;
import org.timecoin.consensus.sign.MemoryVoteLog;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.consensus.sign.VoteRow;

/** A process's connection to its node's vote table, and what it knows of that table. */
final class SimTable {

  private final World world;
  private final int index;
  private final MemoryVoteLog log;
  private final Lease lease;
  private int connection;
  private Continuity known;

  /** Takes the lease, then reads. */
  SimTable(World world, SimNode node) {
    this.world = world;
    this.index = node.index;
    this.log = node.log;
    this.lease = log.takeOver();
    this.connection = log.starts();
    this.known = Continuity.NONE.on(log.identity()).with(lease);
    highest().ifPresent(row -> known = known.with(row));
  }

  private Optional<VoteRow> highest() {
    List<VoteRow> rows = log.highestInstance();
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast());
  }

  Lease lease() {
    return lease;
  }

  /** Whether the connection stands. */
  boolean isOpen() {
    return log.starts() == connection;
  }

  /** Whether this process would miss the last row if that were gone. */
  boolean knowsTheLast() {
    return isOpen() && highest().equals(known.acknowledged());
  }

  void acknowledged(VoteIntent intent) {
    log.same(intent.statement()).ifPresent(row -> known = known.with(row));
  }

  /**
   * Connects anew: who lived through a failover and finds its last acknowledged row goes on. What
   * stands against that is said, and written down if nobody else could find it.
   */
  Optional<Standing.Reason> reconnect() {
    return switch (finding()) {
      case LIVED_THROUGH -> {
        world.trace(index, "goes on after a failover");
        world.seen(Sight.LIVED_THROUGH_FAILOVER);
        log.remember(lease);
        yield goOn();
      }
      case SAME -> goOn();
      case UNVOUCHED -> Optional.of(log.distrusted().orElse(Standing.Reason.RESTORED));
      case LOST -> {
        distrust(Standing.Reason.RESTORED);
        yield Optional.of(Standing.Reason.RESTORED);
      }
    };
  }

  private Continuity.Finding finding() {
    boolean holds =
        world.bug() == Bug.FAILOVER_TRUSTED
            || known.acknowledged().map(row -> log.holds(row.intent())).orElse(true);
    return known.judge(log.identity(), log.remembered(), log.epoch(), holds);
  }

  private Optional<Standing.Reason> goOn() {
    connection = log.starts();
    known = known.on(log.identity());
    return Optional.empty();
  }

  /** Writes down that nobody may sign. */
  void distrust(Standing.Reason reason) {
    world.trace(index, "writes down that it must not sign: " + reason);
    if (world.bug() != Bug.DISTRUST_FORGOTTEN) {
      log.distrust(reason);
    }
    world.checker().bars(index, true);
  }
}
