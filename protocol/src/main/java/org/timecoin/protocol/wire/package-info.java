/**
 * Messages as lines of JSON, exactly as the reference reads and writes them (protocol.md section
 * 2).
 */
package org.timecoin.protocol.wire;
