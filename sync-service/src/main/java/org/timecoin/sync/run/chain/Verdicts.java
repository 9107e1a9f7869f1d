package org.timecoin.sync.run.chain;

import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.Rejected;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.sync.plan.Tip;
import org.timecoin.sync.plan.Verdict;

/** The chain's answers as the planner's values. */
final class Verdicts {

  private Verdicts() {}

  static Verdict of(ImportResponse response) {
    return switch (response.getResultCase()) {
      case APPLIED -> new Verdict.Applied(tip(response.getApplied().getTip()));
      case ALREADY_KNOWN -> new Verdict.Applied(tip(response.getAlreadyKnown().getTip()));
      case MISSING_PARENT -> new Verdict.MissingParent(tip(response.getMissingParent().getTip()));
      case REJECTED -> rejected(response.getRejected());
      case UNAVAILABLE -> new Verdict.Unavailable(response.getUnavailable().getReason());
      case RESULT_NOT_SET -> new Verdict.Unavailable("the chain answered with nothing");
    };
  }

  static Tip tip(BlockRef ref) {
    return new Tip(ref.getHeight(), ChainMap.hash(ref.getHash()));
  }

  private static Verdict rejected(Rejected rejected) {
    BlockRef block = rejected.getBlock();
    String detail =
        "block %d %s: %s".formatted(block.getHeight(), hex(block), rejected.getDetail());
    return new Verdict.Rejected(
        tip(rejected.getTip()), block.getHeight(), rejected.getRule(), detail);
  }

  private static String hex(BlockRef block) {
    return block.getHash().isEmpty() ? "" : ChainMap.hash(block.getHash()).hex();
  }
}
