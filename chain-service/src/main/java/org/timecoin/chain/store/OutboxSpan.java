package org.timecoin.chain.store;

/**
 * Where the outbox begins and ends. Sequences are gapless, so what waits lies between.
 *
 * @param lastForgotten the last event that is no longer in it; 0 when there was none
 * @param lastCommitted the last event of the chain; 0 when there was none
 */
public record OutboxSpan(long lastForgotten, long lastCommitted) {}
