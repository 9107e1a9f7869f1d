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
 * @param finalized transactions with a quorum of approvals at hand
 */
public record Approvals(Map<OutPoint, Hash> approved, Set<Hash> finalized) {

  /** None. */
  public static final Approvals NONE = new Approvals(Map.of(), Set.of());

  public Approvals {
    approved = Map.copyOf(approved);
    finalized = Set.copyOf(finalized);
  }

  /**
   * Whether an approval may be given: nothing approved, and no run prevoted in the open instance,
   * spends the same output for another transaction.
   *
   * @param spent what the transaction spends
   * @param prevoted what the runs spend that this voter prevoted in the open instance, those among
   *     them whose prevote is still on its way to the log
   */
  public boolean mayApprove(List<Spending> spent, List<Spending> prevoted) {
    Map<OutPoint, Hash> taken = new HashMap<>(approved);
    prevoted.forEach(one -> taken.put(one.output(), one.txid()));
    return spent.stream()
        .allMatch(one -> one.txid().equals(taken.getOrDefault(one.output(), one.txid())));
  }

  /** With an approval given. */
  public Approvals approving(List<Spending> spent) {
    Map<OutPoint, Hash> more = new HashMap<>(approved);
    spent.forEach(one -> more.putIfAbsent(one.output(), one.txid()));
    return new Approvals(more, finalized);
  }

  /** With a quorum's approvals of a transaction. */
  public Approvals finalizing(Hash txid) {
    Set<Hash> more = new HashSet<>(finalized);
    more.add(txid);
    return new Approvals(approved, more);
  }

  /** Less what is spent by a final block: nothing about it can be voted any more. */
  public Approvals without(List<Spending> spent) {
    Map<OutPoint, Hash> fewer = new HashMap<>(approved);
    Set<Hash> open = new HashSet<>(finalized);
    for (Spending one : spent) {
      fewer.remove(one.output());
      open.remove(one.txid());
    }
    return new Approvals(fewer, open);
  }

  /**
   * What in a run conflicts with what was approved. A finalized transaction never does; a missing
   * one is no conflict.
   */
  List<Objection> conflicts(List<Spending> spent) {
    List<Objection> found = new ArrayList<>();
    for (Spending one : spent) {
      Hash mine = approved.getOrDefault(one.output(), one.txid());
      if (!mine.equals(one.txid()) && !finalized.contains(one.txid())) {
        found.add(new Objection.SpendsApproved(one.output(), mine, one.txid()));
      }
    }
    return found;
  }
}
