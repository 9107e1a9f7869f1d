package org.timecoin.simulator;

import java.util.HashMap;
import java.util.Map;
import org.timecoin.consensus.objection.Spending;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;

/** Whom honest voters have approved: one spender of an output, once and for all. */
final class Spenders {

  private record Place(int node, OutPoint output) {}

  private final Map<Place, Hash> approved = new HashMap<>();

  /** An approval was given. */
  void approved(int node, Spending given) {
    Hash before = approved.putIfAbsent(new Place(node, given.output()), given.txid());
    if (before != null && !before.equals(given.txid())) {
      throw new Violation("node " + node + " approves two spenders of one output");
    }
  }
}
