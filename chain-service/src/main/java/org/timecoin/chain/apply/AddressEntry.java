package org.timecoin.chain.apply;

import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/**
 * What one transaction did to one address: a line of its history.
 *
 * @param script the address as its outputs name it
 * @param height of the block
 * @param position of the transaction in the block, the coinbase being 0
 * @param txid of the transaction
 * @param receivedSat what its outputs pay to the address, satoshis
 * @param spentSat what its inputs take from the address, satoshis
 */
public record AddressEntry(
    ByteString script, long height, int position, Hash txid, long receivedSat, long spentSat) {}
