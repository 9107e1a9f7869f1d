package org.timecoin.simulator.explore;

import java.util.Optional;

/**
 * What was gone through.
 *
 * @param complete whether nothing is left within the bound
 * @param states of the three honest voters together with all that was sent
 * @param transitions between them
 * @param depth events in the longest of the shortest ways to a state
 * @param locals states of single voters
 * @param worked different questions put to the engines
 * @param onward situations gone on from after the faults
 * @param rounds the most rounds that took
 * @param breach what doesn't hold
 * @param history how that came about, shortest, if it was asked for
 */
public record Explored(
    boolean complete,
    long states,
    long transitions,
    int depth,
    int locals,
    int worked,
    long onward,
    int rounds,
    Optional<String> breach,
    Optional<String> history) {}
