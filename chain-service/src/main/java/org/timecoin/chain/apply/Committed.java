package org.timecoin.chain.apply;

/**
 * What a commit has done.
 *
 * @param after where the chain stands
 * @param blocks that it applied
 * @param transactions in them
 */
public record Committed(ChainState after, int blocks, int transactions) {

  /** What committing a plan does. */
  public static Committed of(BatchPlan plan) {
    return new Committed(plan.after(), plan.blocks().size(), plan.transactions());
  }

  /** This and what was done next, in one. */
  Committed then(Committed next) {
    return new Committed(next.after(), blocks + next.blocks(), transactions + next.transactions());
  }
}
