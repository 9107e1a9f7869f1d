package org.timecoin.sync.run;

import io.smallrye.mutiny.Uni;
import org.timecoin.sync.fetch.FetchedBlocks;

/** The chain as sync needs it. */
public interface ChainPort {

  /** Where it stands; fails when it doesn't answer in time. */
  Uni<ChainPosition> position();

  /**
   * Hands a range over, behind all handed over before. The verdict comes to the listener, on the
   * event loop and never within the call.
   *
   * @param request what brought the blocks, named again in the verdict
   * @param origin the peer that served them
   */
  void hand(long request, FetchedBlocks blocks, String origin, ImportListener listener);

  /** Lets go of the chain; verdicts that are still owed will not come. */
  void close();
}
