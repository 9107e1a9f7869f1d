package org.timecoin.chain.rpc.events;

import org.timecoin.protocol.bytes.Hash;

/**
 * The chain at an instant.
 *
 * @param cursor the last event that led there
 * @param height of its last block
 * @param hash of its last block
 */
record ChainPoint(EventCursor cursor, long height, Hash hash) {}
