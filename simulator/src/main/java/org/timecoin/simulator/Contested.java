package org.timecoin.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.objection.Approvals;
import org.timecoin.consensus.objection.SecondList;
import org.timecoin.consensus.objection.Spending;
import org.timecoin.consensus.round.BuildOrder;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Sha256;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.SetChange;

/**
 * On every parent one transaction that leaders want in their run, and whose rival one honest voter
 * has approved. Half of them become final: every voter learns of that in its own time.
 */
final class Contested {
  private static final int LEARNED_WITHIN_MS = 20_000;

  private final Scenario scenario;
  private final Set<Hash> runs = new HashSet<>();
  private final Map<Parent, Long> sinceMs = new HashMap<>();

  Contested(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Whether the leader puts the transaction into this run. */
  boolean include(int leader, BuildOrder order, Run run, World world) {
    Parent parent = order.parent();
    boolean wanted =
        scenario.dissent()
            && !order.coinbasesOnly()
            && (knows(leader, parent, world)
                || (!order.finalizedOnly() && !isDissenter(leader, parent)));
    return wanted && runs.add(run.value());
  }

  /**
   * Whether a run holds a final transaction although the one who was against it lives, and nobody
   * could be spared: as many are left as it takes, since before the voting began.
   */
  boolean settles(Run run, World world) {
    boolean lives = world.nodes().stream().anyMatch(one -> isAgainst(one, run.parent()));
    long left =
        world.nodes().stream()
            .filter(one -> one.index < scenario.voters() && !world.isLiar(one.index) && !one.gone)
            .count();
    return runs.contains(run.value())
        && isFinal(run.parent())
        && world.isCalmSince(sinceMs.getOrDefault(run.parent(), 0L))
        && lives
        && left == Quorum.of(scenario.voters());
  }

  private boolean isAgainst(SimNode node, Parent parent) {
    return !node.gone && isDissenter(node.index, parent);
  }

  /** Whether a voter has nothing against a fresh run. */
  boolean isWelcome(int node, Run run, Instance on, World world) {
    Parent parent = run.parent();
    SecondList list =
        new SecondList(
            scenario.intervalSeconds(),
            who -> world.membership().facts(node, who, on, run),
            approvals(node, parent, world));
    List<Spending> spent = runs.contains(run.value()) ? List.of(wanted(parent)) : List.of();
    return list.objections(change(on, run, world), spent).isEmpty();
  }

  private static SetChange change(Instance on, Run run, World world) {
    if (world.bug() == Bug.MEMBER_REASONS_UNCHECKED) {
      return SetChange.of(on.voters(), on.voters().addresses());
    }
    List<Integer> members = world.chain().facts(run.value()).members();
    return SetChange.of(on.voters(), members.stream().map(SimKeys::address).toList());
  }

  private Approvals approvals(int node, Parent parent, World world) {
    Spending first = isDissenter(node, parent) ? rival(parent) : wanted(parent);
    Approvals given = Approvals.NONE.approving(List.of(first));
    boolean listens = world.bug() != Bug.DISSENT_AGAINST_THE_FINAL;
    return listens && knows(node, parent, world) ? given.finalizing(wanted(parent).txid()) : given;
  }

  private boolean knows(int node, Parent parent, World world) {
    long since = sinceMs.computeIfAbsent(parent, first -> world.nowMs());
    long later = draw(parent, 1 + node, LEARNED_WITHIN_MS);
    return isFinal(parent) && (world.isCalm() || world.nowMs() >= since + later);
  }

  private boolean isDissenter(int node, Parent parent) {
    int honest = scenario.voters() - scenario.byzantine();
    return node == scenario.byzantine() + draw(parent, 100, honest);
  }

  private static boolean isFinal(Parent parent) {
    return draw(parent, 101, 2) == 0;
  }

  private static Spending wanted(Parent parent) {
    return new Spending(new OutPoint(parent.hash(), 0), parent.hash());
  }

  private static Spending rival(Parent parent) {
    return new Spending(new OutPoint(parent.hash(), 0), new Sha256().hash(parent.hash()).hash());
  }

  /** A number below a bound that only the parent and a salt decide. */
  private static int draw(Parent parent, int salt, int below) {
    return Math.floorMod(parent.hash().hashCode() * 31 + salt * 7919, below);
  }
}
