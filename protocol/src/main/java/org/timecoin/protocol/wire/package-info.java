/**
 * Messages as lines of JSON, exactly as the reference reads and writes them (protocol.md section
 * 2), and the consensus messages in the same manner.
 */
package org.timecoin.protocol.wire;
