package org.timecoin.chain.heal;

import java.time.Duration;

/**
 * When the doctor does what.
 *
 * @param scrubBlocks blocks whose checksums are looked at in a second
 * @param retry pause before damage that could not be put right, or looked into, is tried again
 * @param askEvery pause between two questions to peers
 * @param suspicionEvery how often, at most, a suspicion makes us compute everything anew and
 *     compare it
 */
record Timetable(int scrubBlocks, Duration retry, Duration askEvery, Duration suspicionEvery) {}
