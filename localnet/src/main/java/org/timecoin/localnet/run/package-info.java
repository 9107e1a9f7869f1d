/** Processes of a fleet: how each is configured, started, asked and stopped. */
package org.timecoin.localnet.run;
