/** Immutable byte values of the protocol: hashes, keys, signatures, scripts. */
package org.timecoin.protocol.bytes;
