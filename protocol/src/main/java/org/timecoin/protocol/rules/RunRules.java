package org.timecoin.protocol.rules;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.RunCodec;

/**
 * The rules of a certified run that follow from its parent alone (consensus.md section 3, "What a
 * voter checks", the first list), but for what each block spends, which is {@link StatefulRules}'s.
 * In order of cost; the first one broken is told.
 */
public final class RunRules {

  private RunRules() {}

  /** Checks a run: its size, each block by the stateless rules, and whom it pays how much. */
  public static Optional<Violation> check(List<HashedBlock> run, RunContext context) {
    return size(run, context)
        .or(() -> blocks(run, context))
        .or(() -> PaidSetRules.check(run, context));
  }

  private static Optional<Violation> size(List<HashedBlock> run, RunContext context) {
    if (run.isEmpty()) {
      return broken(Rule.RUN_EMPTY, context);
    }
    if (run.size() > RunCodec.BLOCKS_MOST) {
      return broken(Rule.RUN_TOO_LONG, context);
    }
    List<Block> blocks = run.stream().map(HashedBlock::block).toList();
    return RunCodec.encodedSize(blocks) > RunCodec.BYTES_MOST
        ? broken(Rule.RUN_TOO_LARGE, context)
        : Optional.empty();
  }

  /**
   * Every block on the one before. That none is earlier than its parent needs no check: each has
   * its scheduled time, and only the first one's parent may be off schedule.
   */
  private static Optional<Violation> blocks(List<HashedBlock> run, RunContext context) {
    // What needs a certificate is never compared with a clock, so any time will do.
    RuleContext rules = new RuleContext(context.parameters(), 0);
    BlockHeader parent = context.parent();
    for (HashedBlock block : run) {
      Optional<Violation> violation = StatelessRules.check(block, Optional.of(parent), rules);
      if (violation.isPresent()) {
        return violation;
      }
      parent = block.header();
    }
    return Optional.empty();
  }

  private static Optional<Violation> broken(Rule rule, RunContext context) {
    return Optional.of(new Violation.OfRun(rule, context.parent().height() + 1));
  }
}
