/**
 * A real fleet on one machine: {@code ./timenode}. What the command line does is in {@code cli};
 * programs (tests among them) use {@link org.timecoin.localnet.fleet.Fleet}.
 */
package org.timecoin.localnet;
