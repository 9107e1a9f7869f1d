package org.timecoin.consensus.wire;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.MerkleRoot;
import org.timecoin.protocol.block.RunCodec;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.rules.RewardRules;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;

/**
 * Bytes from a peer, read as the run of a value. One value has one content: the last block's hash
 * leads over the blocks' links to the parent, and each header commits to its transactions and
 * through the coinbase to its rewards. So a verdict on a run that was read here is a verdict on the
 * value. Whether the blocks are valid is not asked.
 */
public sealed interface RunReading {

  /** It is that run. */
  record Read(Run run) implements RunReading {}

  /** It is not. */
  record Refused(RunFault fault) implements RunReading {}

  /** Reads the bytes, all of their hashes taken: some ten milliseconds for 4 MiB. */
  static RunReading of(Parent parent, Hash value, ByteString content) {
    List<HashedBlock> blocks;
    try {
      blocks = RunCodec.decode(content.bytes()).stream().map(HashedBlock::of).toList();
    } catch (BincodeFault fault) {
      // Where in the bytes it is wrong helps nobody: they came from a peer.
      return new Refused(RunFault.NOT_BLOCKS);
    }
    return fault(parent, value, blocks)
        .<RunReading>map(Refused::new)
        .orElseGet(() -> new Read(run(parent, value, blocks, content)));
  }

  private static Run run(Parent parent, Hash value, List<HashedBlock> blocks, ByteString content) {
    return new Run(value, parent, blocks.size(), blocks.getLast().header().timestamp(), content);
  }

  private static Optional<RunFault> fault(Parent parent, Hash value, List<HashedBlock> blocks) {
    if (!blocks.getLast().hash().equals(value)) {
      return Optional.of(RunFault.OTHER_VALUE);
    }
    Hash previous = parent.hash();
    for (HashedBlock block : blocks) {
      if (!block.header().previousHash().equals(previous)) {
        return Optional.of(RunFault.NOT_LINKED);
      }
      previous = block.hash();
    }
    return blocks.stream().flatMap(block -> content(block).stream()).findFirst();
  }

  private static Optional<RunFault> content(HashedBlock block) {
    if (block.header().version() != MerkleRoot.TREE_VERSION) {
      return Optional.of(RunFault.UNCOMMITTED);
    }
    boolean committed =
        !block.txids().isEmpty()
            && MerkleRoot.of(MerkleRoot.TREE_VERSION, block.txids())
                .equals(block.header().merkleRoot())
            && paysItsRewards(block.block());
    return committed ? Optional.empty() : Optional.of(RunFault.OTHER_CONTENT);
  }

  private static boolean paysItsRewards(Block block) {
    return block
        .transactions()
        .getFirst()
        .outputs()
        .equals(RewardRules.coinbaseOutputs(block.masternodeRewards()));
  }
}
