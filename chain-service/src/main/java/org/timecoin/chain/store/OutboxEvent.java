package org.timecoin.chain.store;

import java.util.Optional;
import org.timecoin.chain.apply.CommitNotes.Announcement;
import org.timecoin.protocol.bytes.Hash;

/**
 * A batch of blocks that was committed and is to be told of.
 *
 * @param seq gapless within an incarnation
 * @param firstHeight of the batch
 * @param tipHeight of its last block
 * @param tipHash of its last block
 * @param transactions in all its blocks
 * @param announcement when peers are to be told of the last block
 * @param ageSeconds since the commit, when it was read
 */
public record OutboxEvent(
    long seq,
    long firstHeight,
    long tipHeight,
    Hash tipHash,
    int transactions,
    Optional<Announcement> announcement,
    double ageSeconds) {}
