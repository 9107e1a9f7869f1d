package org.timecoin.simulator;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Checkpoint;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Run;

/**
 * What nodes are started with: at times a newer release, which vouches for a block that its node
 * has yet to fetch. Its voter signs nothing until it has.
 */
final class Releases {

  private final World world;
  private final Set<Hash> vouched = new HashSet<>();

  Releases(World world) {
    this.world = world;
  }

  /** A node is about to start: every other block of those that may be vouched for is. */
  void install(SimNode node) {
    long known = node.checkpoints.stream().mapToLong(Checkpoint::height).max().orElse(0);
    world.nodes().stream()
        .flatMap(other -> other.finals.values().stream())
        .map(SimNode.Final::run)
        .filter(run -> run.lastHeight() > Math.max(known, node.height()))
        .filter(run -> run.value().hashCode() % 2 == 0 && isWidelyHeld(node, run))
        .max(Comparator.comparingLong(Run::lastHeight))
        .ifPresent(run -> vouch(node, run));
    if (node.checkpoints.stream().anyMatch(one -> one.height() > node.height())) {
      world.seen(Sight.BELOW_CHECKPOINT);
    }
  }

  private void vouch(SimNode node, Run run) {
    vouched.add(run.value());
    node.checkpoints = List.of(new Checkpoint(run.lastHeight(), run.value()));
    world.trace(node.index, "is given a checkpoint at height " + run.lastHeight());
  }

  /**
   * Whether one will always have it that the node listens to: it hears voters of its own tip, and
   * asks them for certificates.
   */
  private boolean isWidelyHeld(SimNode node, Run run) {
    List<Integer> heard = SimChain.members(node.tip());
    long holders =
        world.nodes().stream()
            .filter(other -> other.index != node.index && !other.gone)
            .filter(other -> heard.contains(other.index))
            .filter(other -> SimChain.members(other.tip()).contains(other.index))
            .filter(other -> other.finals.containsKey(run.parent()))
            .count();
    return holders >= Quorum.oneHonest(heard.size());
  }

  /** Whether a release vouches for a run's last block: whoever has it keeps it. */
  boolean isVouched(Run run) {
    return vouched.contains(run.value());
  }
}
