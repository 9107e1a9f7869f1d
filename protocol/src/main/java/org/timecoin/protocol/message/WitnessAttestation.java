package org.timecoin.protocol.message;

import java.nio.charset.StandardCharsets;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Sha256;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.SignatureCheck;
import org.timecoin.protocol.key.SigningKey;

/**
 * A masternode's word that it has seen a heartbeat of another (protocol.md section 3). That the
 * witness is a masternode, and another one, is for the registry to check.
 *
 * @param heartbeatHash which heartbeat
 * @param witnessAddress advertised {@code ip:port} of the witness
 * @param witnessPubkey who the witness is
 * @param witnessTimestamp when it saw it, seconds since 1970
 * @param signature of that key over {@link #signedMessage}
 */
public record WitnessAttestation(
    Hash heartbeatHash,
    String witnessAddress,
    PublicKey witnessPubkey,
    long witnessTimestamp,
    Signature signature) {

  private static final byte[] PREFIX = "TIMECOIN_WITNESS:".getBytes(StandardCharsets.US_ASCII);

  /** An attestation signed with this key. */
  public static WitnessAttestation sign(
      Hash heartbeatHash, String address, long timestamp, SigningKey key) {
    byte[] message = signedMessage(heartbeatHash, address, timestamp, key.publicKey());
    return new WitnessAttestation(
        heartbeatHash, address, key.publicKey(), timestamp, key.sign(message));
  }

  /** What the signature is over. */
  public byte[] signedMessage() {
    return signedMessage(heartbeatHash, witnessAddress, witnessTimestamp, witnessPubkey);
  }

  /** Whether the signature is the key's. */
  public boolean isSigned() {
    return SignatureCheck.verify(witnessPubkey, signedMessage(), signature);
  }

  private static byte[] signedMessage(
      Hash heartbeatHash, String address, long timestamp, PublicKey key) {
    return new Sha256()
        .bytes(PREFIX)
        .hash(heartbeatHash)
        .bytes(address.getBytes(StandardCharsets.UTF_8))
        .u64(timestamp)
        .bytes(key.bytes())
        .hash()
        .bytes();
  }
}
