package org.timecoin.consensus.objection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;

/**
 * The transactions that this voter approved, and those of which it holds a quorum's approvals
 * (consensus.md section 3, "Transaction votes"). Immutable. As many as there are open transactions:
 * whoever keeps it forgets what a final block has spent.
 *
 * @param approved by the output that the approved transaction spends
 * @param finalized what the transactions spend that have a quorum of approvals at hand
 */
public record Approvals(Map<OutPoint, Hash> approved, Set<Spending> finalized) {

  /** None. */
  public static final Approvals NONE = new Approvals(Map.of(), Set.of());

  public Approvals {
    approved = Map.copyOf(approved);
    finalized = Set.copyOf(finalized);
  }

  /**
   * Whether an approval may be given: nothing approved, and no run prevoted in the open instance,
   * spends the same output for another transaction. Both are asked, and each of the runs: what was
   * approved and what they spend may differ.
   *
   * @param spent what the transaction spends
   * @param prevoted what the runs spend that this voter prevoted in the open instance, those among
   *     them whose prevote is still on its way to the log
   */
  public boolean mayApprove(List<Spending> spent, List<Spending> prevoted) {
    Map<OutPoint, Hash> wanted = new HashMap<>();
    spent.forEach(one -> wanted.put(one.output(), one.txid()));
    return spent.stream().noneMatch(one -> isRival(one, approved))
        && prevoted.stream().noneMatch(one -> isRival(one, wanted));
  }

  /** Whether the output is another transaction's by these. */
  private static boolean isRival(Spending one, Map<OutPoint, Hash> spenders) {
    return !one.txid().equals(spenders.getOrDefault(one.output(), one.txid()));
  }

  /** With an approval given. */
  public Approvals approving(List<Spending> spent) {
    Map<OutPoint, Hash> more = new HashMap<>(approved);
    spent.forEach(one -> more.putIfAbsent(one.output(), one.txid()));
    return new Approvals(more, finalized);
  }

  /**
   * With a quorum's approvals of a transaction.
   *
   * @param spent all that it spends
   */
  public Approvals finalizing(List<Spending> spent) {
    Set<Spending> more = new HashSet<>(finalized);
    more.addAll(spent);
    return new Approvals(approved, more);
  }

  /**
   * Less what is spent by a final block: nothing about it can be voted any more. A finalized
   * transaction that has lost an output to another can be in no block, so all of it goes. An
   * approval stands for each output that is left: there is one for each, whatever became of it.
   */
  public Approvals without(List<Spending> spent) {
    Map<OutPoint, Hash> fewer = new HashMap<>(approved);
    Set<OutPoint> outputs = new HashSet<>();
    spent.forEach(one -> outputs.add(one.output()));
    fewer.keySet().removeAll(outputs);
    Set<Hash> over = new HashSet<>();
    finalized.stream()
        .filter(one -> outputs.contains(one.output()))
        .forEach(one -> over.add(one.txid()));
    Set<Spending> open = new HashSet<>(finalized);
    open.removeIf(one -> over.contains(one.txid()));
    return new Approvals(fewer, open);
  }

  /**
   * What in a run conflicts with what was approved. A finalized transaction never does; a missing
   * one is no conflict.
   */
  List<Objection> conflicts(List<Spending> spent) {
    List<Objection> found = new ArrayList<>();
    for (Spending one : spent) {
      if (isRival(one, approved) && !finalized.contains(one)) {
        found.add(
            new Objection.SpendsApproved(one.output(), approved.get(one.output()), one.txid()));
      }
    }
    return found;
  }
}
