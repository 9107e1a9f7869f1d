package org.timecoin.chain.apply;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.timecoin.protocol.block.OutPoint;

/** The rules, as a batch asks for them. */
@FunctionalInterface
public interface BlockJudge {

  /**
   * The first rule that a block breaks in its place, signatures aside; empty when it breaks none.
   *
   * @param block the one to judge
   * @param parent the block it is offered on
   * @param unspent the coin of a name if it is unspent before the block
   * @param claims where the signatures that remain to be verified are left
   */
  Optional<Refusal.Broken> judge(
      Candidate block,
      ChainTip parent,
      Function<OutPoint, Optional<Coin>> unspent,
      List<SignatureClaim> claims);

  /**
   * The first rule that a run breaks as a whole, and its certificate when it has one; its blocks
   * are judged one by one after.
   *
   * @param run all its blocks
   * @param parent what it is offered on
   * @param claims where the signatures that remain to be verified are left
   */
  default Optional<Refusal.Broken> judgeRun(
      List<Candidate> run, RunParent parent, List<SignatureClaim> claims) {
    return Optional.empty();
  }
}
