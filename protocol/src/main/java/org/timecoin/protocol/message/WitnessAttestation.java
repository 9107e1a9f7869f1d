package org.timecoin.protocol.message;

import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * A masternode's word that it has seen a heartbeat of another.
 *
 * @param heartbeatHash which heartbeat
 * @param witnessAddress advertised {@code ip:port} of the witness
 * @param witnessPubkey who the witness is
 * @param witnessTimestamp when it saw it, seconds since 1970
 * @param signature of that key
 */
public record WitnessAttestation(
    Hash heartbeatHash,
    String witnessAddress,
    PublicKey witnessPubkey,
    long witnessTimestamp,
    Signature signature) {}
