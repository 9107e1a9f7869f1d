package org.timecoin.chain.apply;

import org.timecoin.protocol.bytes.Hash;

/**
 * Names a signature of a transaction, and everything that decides whether it holds: the id is taken
 * over all of the transaction, script_sigs included, so it fixes the key, the signature and the
 * message of each input.
 *
 * @param txid the transaction
 * @param input index among its inputs
 */
public record SignedInput(Hash txid, int input) {}
