package org.timecoin.chain.store;

import java.time.Duration;

/**
 * Bounds of the writer's database work.
 *
 * @param rowsPerStatement rows in one bulk statement
 * @param queryTimeout for one question
 * @param commitTimeout for one transaction of blocks
 */
public record StoreLimits(int rowsPerStatement, Duration queryTimeout, Duration commitTimeout) {}
