/** Who the masternodes are and who of them is alive: pure rules over what they said. */
package org.timecoin.consensus.registry;
