package org.timecoin.protocol.rules;

import java.util.Optional;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.vectors.GoldenChain;

/** All rules in the order in which a chain asks them, against a state in memory. */
record BlockJudge(RuleContext context, GoldenChain state) {

  /** After the last golden block, before the year 2100 of the block from the far future. */
  private static final long NOW = 1_765_800_000;

  static BlockJudge testnet(GoldenChain state) {
    return new BlockJudge(new RuleContext(NetworkParameters.testnet(), NOW), state);
  }

  Optional<Violation> judge(Block block, BlockHeader parent) {
    return StatelessRules.check(block, Optional.of(parent), context).or(() -> stateful(block));
  }

  private Optional<Violation> stateful(Block block) {
    UtxoLookup lookup = outpoint -> Optional.ofNullable(state.unspent().get(outpoint));
    Judgement<StateChange> judgement =
        StatefulRules.check(HashedBlock.of(block), context.parameters().addressDigit(), lookup);
    return switch (judgement) {
      case Judgement.Broken<StateChange>(Violation violation) -> Optional.of(violation);
      case Judgement.Holds<StateChange>(StateChange change) ->
          StatefulRules.verify(change.claims());
    };
  }
}
