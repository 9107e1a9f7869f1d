/** Rounds of voting as a pure state machine: states and inputs become states and effects. */
package org.timecoin.consensus.round;
