package org.timecoin.chain.store;

import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.bytes.Hash;

/**
 * The header of a committed block, with what is known of the rest.
 *
 * @param header as it stands in the block
 * @param hash of the block
 * @param transactions how many the block has
 * @param size bytes of the block's binary form
 */
public record StoredHeader(BlockHeader header, Hash hash, int transactions, int size) {}
