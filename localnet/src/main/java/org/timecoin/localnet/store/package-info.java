/** The data directory of a fleet: what is where in it, and what it remembers. */
package org.timecoin.localnet.store;
