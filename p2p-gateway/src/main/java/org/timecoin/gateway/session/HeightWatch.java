package org.timecoin.gateway.session;

import java.time.InstantSource;
import java.util.Optional;
import org.timecoin.gateway.serve.RecentTip;
import org.timecoin.gateway.transport.GatewayLoop;
import org.timecoin.protocol.network.Schedule;

/**
 * Whether this node or one of its peers is behind, so that heights are asked for every 5 s instead
 * of every 120 s (protocol.md section 5). A chain that doesn't answer counts as behind: better a
 * question too many.
 */
public final class HeightWatch {

  private final Peers peers;
  private final RecentTip tip;
  private final Schedule schedule;
  private final InstantSource clock;
  private final GatewayLoop loop;

  /** Looks when it is told to. */
  public HeightWatch(
      Peers peers, RecentTip tip, Schedule schedule, InstantSource clock, GatewayLoop loop) {
    this.peers = peers;
    this.tip = tip;
    this.schedule = schedule;
    this.clock = clock;
    this.loop = loop;
  }

  /** Asks the chain where it stands and decides. */
  public void look() {
    tip.get()
        .map(now -> Optional.of(now.getTip().getHeight()))
        .onFailure()
        .recoverWithItem(Optional.empty())
        .emitOn(loop)
        .subscribe()
        .with(height -> peers.setSomeoneBehind(isSomeoneBehind(height)));
  }

  private boolean isSomeoneBehind(Optional<Long> ours) {
    if (ours.isEmpty()) {
      return true;
    }
    long expected = schedule.expectedHeight(clock.instant().getEpochSecond());
    return Long.compareUnsigned(ours.get(), expected) < 0
        || peers.open().stream()
            .flatMap(s -> s.facts().height().stream())
            .anyMatch(theirs -> theirs.longValue() != ours.get());
  }
}
