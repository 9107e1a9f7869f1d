/** Who votes and who leads: instances, modes and leader orders. */
package org.timecoin.consensus.leader;
