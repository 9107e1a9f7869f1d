package org.timecoin.sync.run.chain;

import java.time.Duration;

/**
 * How long the way to the chain may take.
 *
 * @param answer for the verdict on the oldest range handed over
 * @param quiet without a verdict before the chain is asked whether it is there, and for that answer
 * @param idle after which an unused stream is closed
 * @param call for every other question
 */
public record ImportTimes(Duration answer, Duration quiet, Duration idle, Duration call) {}
