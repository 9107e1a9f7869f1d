package org.timecoin.protocol.message;

import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * A masternode's word that it is alive.
 *
 * @param masternodeAddress advertised {@code ip:port}
 * @param sequenceNumber rises with each heartbeat, {@code u64}
 * @param timestamp seconds since 1970
 * @param masternodePubkey who it is
 * @param signature of that key
 */
public record SignedHeartbeat(
    String masternodeAddress,
    long sequenceNumber,
    long timestamp,
    PublicKey masternodePubkey,
    Signature signature) {}
