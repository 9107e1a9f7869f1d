package org.timecoin.chain.store;

import java.util.Optional;
import org.timecoin.chain.apply.ChainChange;
import org.timecoin.chain.apply.CommitNotes.Announcement;

/**
 * A change of the chain that was committed and is to be told of.
 *
 * @param change what happened
 * @param announcement when peers are to be told of the last block
 * @param ageSeconds since the commit, when it was read
 * @param storedBytes what its row takes in the database
 */
public record OutboxEvent(
    ChainChange change, Optional<Announcement> announcement, double ageSeconds, int storedBytes) {

  /** Gapless within an incarnation. */
  public long seq() {
    return change.seq();
  }
}
