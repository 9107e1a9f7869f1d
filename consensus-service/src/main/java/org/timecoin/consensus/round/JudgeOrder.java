package org.timecoin.consensus.round;

import org.timecoin.protocol.vote.Run;

/**
 * A run to be judged. The answer depends on the instance: under an activation or recovery entry a
 * run pays exactly whom the entry names (consensus.md section 3, "Change of the paid set").
 *
 * @param run what to judge, on its own parent
 * @param firstRound of the instance on that parent, which tells a recovery from what it replaces
 * @param approvals how often approvals had changed when it was ordered: a judgement by older ones
 *     says nothing about the second list
 */
public record JudgeOrder(Run run, int firstRound, int approvals) {}
