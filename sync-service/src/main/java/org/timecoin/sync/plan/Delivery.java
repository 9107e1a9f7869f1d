package org.timecoin.sync.plan;

import org.timecoin.protocol.bytes.Hash;

/**
 * What is known of blocks that came and passed every check that needs no state. They stand where
 * the request's range begins, without gaps, and each names the one before it.
 *
 * @param range from the first height asked for; shorter than asked when a prefix came
 * @param previous the hash that the first block names as its parent
 * @param opening the hash of the first block
 * @param last the hash of the last block
 * @param bytes the blocks take, encoded
 */
public record Delivery(Range range, Hash previous, Hash opening, Hash last, int bytes) {}
