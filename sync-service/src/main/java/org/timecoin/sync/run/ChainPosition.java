package org.timecoin.sync.run;

import org.timecoin.sync.plan.Tip;

/**
 * Where the chain says it stands.
 *
 * @param incarnation of its database
 * @param seq of the last event written with this tip
 */
public record ChainPosition(Tip tip, String incarnation, long seq) {}
