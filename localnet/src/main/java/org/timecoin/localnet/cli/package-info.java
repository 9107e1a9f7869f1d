/** The command line: one class per command, none of which knows how a fleet works. */
package org.timecoin.localnet.cli;
