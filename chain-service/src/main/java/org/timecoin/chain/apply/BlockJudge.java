package org.timecoin.chain.apply;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.timecoin.protocol.block.OutPoint;

/** The rules, as a batch asks for them. */
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
}
