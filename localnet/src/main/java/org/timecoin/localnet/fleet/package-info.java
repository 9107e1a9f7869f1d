/** The fleet as a whole, for the command line and for programs. */
package org.timecoin.localnet.fleet;
