package org.timecoin.consensus.round;

import org.timecoin.protocol.vote.Parent;

/**
 * What a leader asks the chain to build (consensus.md section 3, "Instances and runs" and "What a
 * voter checks"). These limits bind leaders only; no voter checks them.
 *
 * @param parent to build on
 * @param round for which it is
 * @param blocks how many, at least one
 * @param keepSet whether the paid set must stay as it is
 * @param finalizedOnly whether only finalized transactions may go in
 * @param coinbasesOnly whether no transactions may go in
 */
public record BuildOrder(
    Parent parent,
    int round,
    int blocks,
    boolean keepSet,
    boolean finalizedOnly,
    boolean coinbasesOnly) {

  private static final int SETTLED_FROM = 2;
  private static final int COINBASES_FROM = 6;

  /**
   * The order for a round.
   *
   * @param relative the round counted from the first that counts
   * @param due how many blocks are due
   */
  static BuildOrder of(Parent parent, int round, int relative, int due) {
    int most = Math.max(1, 100 >> Math.min(relative, 7));
    return new BuildOrder(
        parent,
        round,
        Math.min(due, most),
        relative >= SETTLED_FROM,
        relative >= SETTLED_FROM,
        relative >= COINBASES_FROM);
  }
}
