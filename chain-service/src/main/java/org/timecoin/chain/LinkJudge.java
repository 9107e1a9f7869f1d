package org.timecoin.chain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.timecoin.chain.apply.BlockJudge;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.ChainTip;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.chain.apply.SignatureClaim;
import org.timecoin.protocol.block.OutPoint;

/** Height and parent only. */
final class LinkJudge implements BlockJudge {

  @Override
  public Optional<Refusal.Broken> judge(
      Candidate block,
      ChainTip parent,
      Function<OutPoint, Optional<Coin>> unspent,
      List<SignatureClaim> claims) {
    if (!block.previousHash().equals(parent.hash())) {
      return Optional.of(broken(block, "wrong_previous_hash"));
    }
    return block.height() == parent.height() + 1
        ? Optional.empty()
        : Optional.of(broken(block, "wrong_height"));
  }

  private static Refusal.Broken broken(Candidate block, String rule) {
    return new Refusal.Broken(block.height(), block.hash(), rule, rule, true);
  }
}
