/**
 * The sync as it runs: what is seen goes to the decision and the planner, what they want goes to
 * the gateway and the chain. One thread, driven by events; timers only where nothing else would
 * wake it.
 */
package org.timecoin.sync.run;
