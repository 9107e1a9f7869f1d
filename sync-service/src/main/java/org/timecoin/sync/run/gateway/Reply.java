package org.timecoin.sync.run.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.contracts.gateway.v1.FetchBlocksResponse;
import org.timecoin.contracts.gateway.v1.FetchEnd;
import org.timecoin.contracts.types.v1.Block;

/**
 * What has come for one request. It takes no more than was asked for and was set aside for it: a
 * peer that sends more is cut off, and what fits is a prefix.
 */
final class Reply {

  private final int mostBlocks;
  private final int mostBytes;
  private final List<byte[]> blocks = new ArrayList<>();
  private int bytes;
  private boolean full;
  private Optional<FetchEnd> end = Optional.empty();

  Reply(int mostBlocks, int mostBytes) {
    this.mostBlocks = mostBlocks;
    this.mostBytes = mostBytes;
  }

  /** Takes one item of the stream; false when more than fits has come and no more is wanted. */
  boolean take(FetchBlocksResponse item) {
    switch (item.getItemCase()) {
      case BLOCK -> take(item.getBlock());
      case END -> end = Optional.of(item.getEnd());
      case STARTED, ITEM_NOT_SET -> {}
    }
    return !full;
  }

  private void take(Block block) {
    int size = block.getBincode().size();
    // The first one is always taken: if it is too large for any rule, the check will say so.
    if (blocks.size() == mostBlocks || (bytes + size > mostBytes && !blocks.isEmpty())) {
      full = true;
      return;
    }
    blocks.add(block.getBincode().toByteArray());
    bytes += size;
  }

  /** The blocks' bincode, in the order they came. */
  List<byte[]> blocks() {
    return blocks;
  }

  /** How it ended; empty when it was cut off or broke. */
  Optional<FetchEnd> end() {
    return end;
  }
}
