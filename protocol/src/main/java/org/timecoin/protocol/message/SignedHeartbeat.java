package org.timecoin.protocol.message;

import java.nio.charset.StandardCharsets;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Sha256;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.SignatureCheck;
import org.timecoin.protocol.key.SigningKey;

/**
 * A masternode's word that it is alive (protocol.md section 3).
 *
 * @param masternodeAddress advertised {@code ip:port}
 * @param sequenceNumber rises with each heartbeat, {@code u64}
 * @param timestamp seconds since 1970
 * @param masternodePubkey who it is
 * @param signature of that key over {@link #signedMessage}
 */
public record SignedHeartbeat(
    String masternodeAddress,
    long sequenceNumber,
    long timestamp,
    PublicKey masternodePubkey,
    Signature signature) {

  /** How far from our clock a heartbeat may be, in seconds. */
  public static final long FRESH_SECONDS = 180;

  private static final byte[] PREFIX = "TIMECOIN_HEARTBEAT:".getBytes(StandardCharsets.US_ASCII);

  /** A heartbeat signed with this key. */
  public static SignedHeartbeat sign(
      String address, long sequenceNumber, long timestamp, SigningKey key) {
    byte[] message = signedMessage(address, sequenceNumber, timestamp, key.publicKey());
    return new SignedHeartbeat(
        address, sequenceNumber, timestamp, key.publicKey(), key.sign(message));
  }

  /** What the signature is over. */
  public byte[] signedMessage() {
    return signedMessage(masternodeAddress, sequenceNumber, timestamp, masternodePubkey);
  }

  /** Whether the signature is the key's. */
  public boolean isSigned() {
    return SignatureCheck.verify(masternodePubkey, signedMessage(), signature);
  }

  /** What attestations name it by; the key is no part of it. */
  public Hash hash() {
    return new Sha256()
        .bytes(masternodeAddress.getBytes(StandardCharsets.UTF_8))
        .u64(sequenceNumber)
        .u64(timestamp)
        .hash();
  }

  /** Whether it was made within 180 s of this time, in seconds since 1970, in either direction. */
  public boolean isFresh(long now) {
    return timestamp >= now - FRESH_SECONDS && timestamp <= now + FRESH_SECONDS;
  }

  private static byte[] signedMessage(
      String address, long sequenceNumber, long timestamp, PublicKey key) {
    return new Sha256()
        .bytes(PREFIX)
        .bytes(address.getBytes(StandardCharsets.UTF_8))
        .u64(sequenceNumber)
        .u64(timestamp)
        .bytes(key.bytes())
        .hash()
        .bytes();
  }
}
