package org.timecoin.chain.writer;

/**
 * Bounds of the queue in front of the writer; what is over them is refused at once.
 *
 * @param requests waiting or under way
 * @param bytes of their blocks; also of those that are joined
 * @param blocksTogether requests that follow one another are joined up to so many blocks
 */
public record QueueLimits(int requests, int bytes, int blocksTogether) {}
