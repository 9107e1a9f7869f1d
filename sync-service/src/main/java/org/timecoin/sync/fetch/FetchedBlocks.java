package org.timecoin.sync.fetch;

import java.util.List;
import org.timecoin.sync.plan.Delivery;

/**
 * Blocks that passed every check without state, as they go on to the chain.
 *
 * @param delivery what the planner needs to know of them
 * @param encoded the blocks' bincode, in order; nobody changes these arrays
 */
public record FetchedBlocks(Delivery delivery, List<byte[]> encoded) {

  /** Takes a copy of the list. */
  public FetchedBlocks {
    encoded = List.copyOf(encoded);
  }
}
