package org.timecoin.protocol.message;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.bytes.Hash;

/** Messages about blocks and heights; heights are {@code u64}. */
public sealed interface ChainMessage extends Message {

  /** Which network are you on? */
  record GetGenesisHash() implements ChainMessage {}

  /**
   * The hash of the sender's genesis block.
   *
   * @param hash of block 0
   */
  record GenesisHashResponse(Hash hash) implements ChainMessage {}

  /** How high is your chain? */
  record GetBlockHeight() implements ChainMessage {}

  /**
   * How high the sender's chain is.
   *
   * @param height of its tip
   */
  record BlockHeightResponse(long height) implements ChainMessage {}

  /**
   * Blocks of a range, please; 101 at most come back.
   *
   * @param start first height
   * @param end last height, inclusive
   */
  record GetBlocks(long start, long end) implements ChainMessage {}

  /**
   * Answers GetBlocks; heights that the sender lacks are left out.
   *
   * @param blocks in order of height
   */
  record BlocksResponse(List<Block> blocks) implements ChainMessage {

    public BlocksResponse {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Blocks of a range, please, in the newer form.
   *
   * @param startHeight first height
   * @param endHeight last height, inclusive
   */
  record GetBlockRange(long startHeight, long endHeight) implements ChainMessage {}

  /**
   * Answers GetBlockRange.
   *
   * @param blocks in order of height
   */
  record BlockRangeResponse(List<Block> blocks) implements ChainMessage {

    public BlockRangeResponse {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * One block, please.
   *
   * @param height which
   */
  record BlockRequest(long height) implements ChainMessage {}

  /**
   * Answers BlockRequest.
   *
   * @param block the block
   */
  record BlockResponse(Block block) implements ChainMessage {}

  /**
   * There is a new block.
   *
   * @param block the block
   */
  record BlockAnnouncement(Block block) implements ChainMessage {}

  /**
   * Which block do you have there?
   *
   * @param height where
   */
  record GetBlockHash(long height) implements ChainMessage {}

  /**
   * Answers GetBlockHash.
   *
   * @param height where
   * @param hash of the sender's block there, if it has one
   */
  record BlockHashResponse(long height, Optional<Hash> hash) implements ChainMessage {}

  /**
   * Do we have the same block there?
   *
   * @param height where
   * @param blockHash of the asker's block
   */
  record ConsensusQuery(long height, Hash blockHash) implements ChainMessage {}

  /**
   * Answers ConsensusQuery.
   *
   * @param agrees whether it is the same
   * @param height where
   * @param theirHash of the sender's block, zeros when it has none
   */
  record ConsensusQueryResponse(boolean agrees, long height, Hash theirHash)
      implements ChainMessage {}
}
