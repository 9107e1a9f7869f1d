package org.timecoin.sync.run;

import java.util.random.RandomGenerator;
import org.timecoin.sync.decide.DecisionRules;
import org.timecoin.sync.plan.PlanLimits;
import org.timecoin.sync.plan.PlanTimes;
import org.timecoin.sync.plan.Tip;
import org.timecoin.sync.watch.WatchTimes;

/**
 * What a pipeline goes by.
 *
 * @param genesis where a chain begins, until ours has told where it stands
 * @param restMs between an attempt to sync that achieved nothing and the next, milliseconds
 * @param beatMs how long a beat of a gateway counts, milliseconds
 * @param connections most connections remembered
 * @param random for waits and for choices among equals
 */
public record PipelineParts(
    DecisionRules rules,
    PlanLimits limits,
    PlanTimes times,
    WatchTimes watch,
    Timetable timetable,
    Tip genesis,
    long restMs,
    long beatMs,
    int connections,
    RandomGenerator random) {}
