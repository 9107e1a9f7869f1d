package org.timecoin.protocol.message;

import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Signature;

/**
 * A masternode's vote on a transaction.
 *
 * @param txid the transaction
 * @param voter reward address of the masternode
 * @param approve for or against
 * @param timestamp seconds since 1970
 * @param signature of the voter's registered key
 */
public record Vote(Hash txid, String voter, boolean approve, long timestamp, Signature signature) {}
