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
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.round.State;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Sha256;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.SetChange;

/**
 * On every parent one transaction that leaders want in their run, and whose rival one honest voter
 * has approved, or approves while it judges such a run or waits with its prevote. Half of them
 * become final: every voter learns of that in its own time.
 */
final class Contested {
  private static final int LEARNED_WITHIN_MS = 20_000;

  /** A leader's proposal is waited for so long, and a second more. */
  private static final int ASKED_WITHIN_MS = 4_000;

  /** An approval of the rival that was given late: kept in the voter's database. */
  private record Approval(int node, Parent parent) {}

  private final World world;
  private final Scenario scenario;
  private final Set<Hash> runs = new HashSet<>();
  private final Set<Approval> late = new HashSet<>();
  private final Spenders spenders = new Spenders();
  private final Map<Parent, Long> sinceMs = new HashMap<>();

  Contested(World world) {
    this.world = world;
    this.scenario = world.scenario();
  }

  /** Whether the leader puts the transaction into this run. */
  boolean include(int leader, BuildOrder order, Run run) {
    Parent parent = order.parent();
    boolean wanted =
        scenario.dissent()
            && !order.coinbasesOnly()
            && (knows(leader, parent) || (!order.finalizedOnly() && !isDissenter(leader, parent)));
    return wanted && runs.add(run.value());
  }

  /**
   * Whether a run holds a final transaction although the one who was against it lives, and nobody
   * could be spared: as many are left as it takes, liars among them, since before the voting began.
   */
  boolean settles(Run run) {
    Instance on = world.chain().known(run.parent().hash()).orElseThrow();
    List<SimNode> left =
        SimChain.members(on).stream().map(world.nodes()::get).filter(one -> !one.gone).toList();
    return runs.contains(run.value())
        && isFinal(run.parent())
        && world.isCalmSince(sinceMs.getOrDefault(run.parent(), 0L))
        // Who approves it late may have prevoted the run before.
        && !isLate(run.parent())
        && left.stream().anyMatch(one -> isDissenter(one.index, run.parent()))
        && left.size() == Quorum.of(on.size());
  }

  /** Whether a voter has nothing against a fresh run. */
  boolean isWelcome(int node, Run run, Instance on) {
    Parent parent = run.parent();
    SecondList list =
        new SecondList(
            scenario.intervalSeconds(),
            who -> world.membership().facts(node, who, on, run),
            approvals(node, parent));
    List<Spending> spent = runs.contains(run.value()) ? List.of(wanted(parent)) : List.of();
    return list.objections(change(on, run), spent).isEmpty();
  }

  private SetChange change(Instance on, Run run) {
    if (world.bug() == Bug.MEMBER_REASONS_UNCHECKED) {
      return SetChange.of(on.voters(), on.voters().addresses());
    }
    List<Integer> members = world.chain().facts(run.value()).members();
    return SetChange.of(on.voters(), members.stream().map(SimKeys::address).toList());
  }

  private Approvals approvals(int node, Parent parent) {
    Approvals given = given(node, parent);
    boolean listens = world.bug() != Bug.DISSENT_AGAINST_THE_FINAL;
    return listens && knows(node, parent) ? given.finalizing(List.of(wanted(parent))) : given;
  }

  private Approvals given(int node, Parent parent) {
    if (!isDissenter(node, parent)) {
      return Approvals.NONE.approving(List.of(wanted(parent)));
    }
    return hasApprovedRival(node, parent)
        ? Approvals.NONE.approving(List.of(rival(parent)))
        : Approvals.NONE;
  }

  private boolean hasApprovedRival(int node, Parent parent) {
    boolean approved = !isLate(parent) || late.contains(new Approval(node, parent));
    return isDissenter(node, parent) && approved;
  }

  /** Whether a run holds the transaction whose rival this voter has approved, and is not final. */
  boolean isOpposed(int node, Run run) {
    return runs.contains(run.value())
        && hasApprovedRival(node, run.parent())
        && !knows(node, run.parent());
  }

  /** Whether a run holds the contested transaction. */
  boolean isIn(Hash run) {
    return runs.contains(run);
  }

  /**
   * A voter has begun to judge a run: who may be against it is asked for the rival's approval; who
   * gave that is asked for the other's, as if nobody knew.
   */
  void judging(SimNode node, Run run) {
    Parent parent = run.parent();
    if (!runs.contains(run.value()) || !isDissenter(node.index, parent)) {
      return;
    }
    if (hasApprovedRival(node.index, parent)) {
      world.after(1L + draw(parent, 103, ASKED_WITHIN_MS), () -> approveBoth(node, run));
    } else if (isLate(parent)) {
      world.after(1L + world.pick(ASKED_WITHIN_MS), () -> approve(node, run));
    }
  }

  /** Approves the rival, unless a prevote is in the way; the engine is told before it is stored. */
  private void approve(SimNode node, Run run) {
    Parent parent = run.parent();
    if (!isOpen(node, parent) || hasApprovedRival(node.index, parent)) {
      return;
    }
    SimProcess process = node.processes.getFirst();
    if (mayApprove(process.state(), approvals(node.index, parent), rival(parent))) {
      world.checker().approves(node.index, process, process.state().instance());
      spenders.approved(node.index, rival(parent));
      late.add(new Approval(node.index, parent));
      if (process.state().hasValidRun(run.value())) {
        world.seen(Sight.APPROVED_AFTER_JUDGING);
      }
      if (world.bug() != Bug.JUDGED_ONCE) {
        process.step(new Input.ApprovalsChanged());
      }
    } else {
      world.seen(Sight.APPROVAL_BARRED);
    }
  }

  /** Approves the transaction beside its rival, unless the one is in the way of the other. */
  private void approveBoth(SimNode node, Run run) {
    Parent parent = run.parent();
    if (!isOpen(node, parent)) {
      return;
    }
    State state = node.processes.getFirst().state();
    spenders.approved(node.index, rival(parent));
    if (mayApprove(state, approvals(node.index, parent), wanted(parent))) {
      spenders.approved(node.index, wanted(parent));
    } else if (state.prevoted().contains(run.value())) {
      world.seen(Sight.RIVAL_OF_APPROVED_PREVOTED);
    }
  }

  private static boolean isOpen(SimNode node, Parent parent) {
    return node.processes.size() == 1 && node.tip().parent().equals(parent);
  }

  private boolean mayApprove(State state, Approvals approvals, Spending asked) {
    List<Spending> prevoted =
        state.prevoted().stream()
            .filter(runs::contains)
            .map(run -> wanted(state.parent()))
            .toList();
    List<Spending> spent = List.of(asked);
    return switch (world.bug()) {
      case APPROVED_PAST_OWN_PREVOTE -> approvals.mayApprove(spent, List.of());
      case LAST_SPENDER_COUNTS -> state.mayApprove() && isLast(asked, approvals, prevoted);
      default -> state.mayApprove() && approvals.mayApprove(spent, prevoted);
    };
  }

  /** As if the spender seen last were the only one. */
  private static boolean isLast(Spending asked, Approvals approvals, List<Spending> prevoted) {
    Map<OutPoint, Hash> taken = new HashMap<>(approvals.approved());
    prevoted.forEach(one -> taken.put(one.output(), one.txid()));
    return asked.txid().equals(taken.getOrDefault(asked.output(), asked.txid()));
  }

  private boolean knows(int node, Parent parent) {
    long since = sinceMs.computeIfAbsent(parent, first -> world.nowMs());
    long later = draw(parent, 1 + node, LEARNED_WITHIN_MS);
    return isFinal(parent) && (world.isCalm() || world.nowMs() >= since + later);
  }

  private boolean isDissenter(int node, Parent parent) {
    int honest = scenario.voters() - scenario.byzantine();
    return node == scenario.byzantine() + draw(parent, 100, honest);
  }

  private static boolean isLate(Parent parent) {
    return draw(parent, 102, 2) == 0;
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
