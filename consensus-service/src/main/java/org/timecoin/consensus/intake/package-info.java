/** Reads what peers say of masternodes. */
package org.timecoin.consensus.intake;
