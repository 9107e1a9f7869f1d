/** The engine's votes, certificates and runs as messages between peers, and back. */
package org.timecoin.consensus.wire;
