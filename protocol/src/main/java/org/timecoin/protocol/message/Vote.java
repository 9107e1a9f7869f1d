package org.timecoin.protocol.message;

import java.nio.charset.StandardCharsets;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Sha256;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.SignatureCheck;
import org.timecoin.protocol.key.SigningKey;

/**
 * A masternode's vote on a transaction (protocol.md section 3). It doesn't carry its key: that is
 * the registered one whose address the voter is.
 *
 * @param txid the transaction
 * @param voter reward address of the masternode
 * @param approve for or against
 * @param timestamp seconds since 1970
 * @param signature of the voter's key over {@link #signedMessage}
 */
public record Vote(Hash txid, String voter, boolean approve, long timestamp, Signature signature) {

  private static final byte[] PREFIX = "TIMECOIN_VOTE:".getBytes(StandardCharsets.US_ASCII);

  /** A vote signed with this key. */
  public static Vote sign(
      Hash txid, String voter, boolean approve, long timestamp, SigningKey key) {
    byte[] message = signedMessage(txid, voter, approve, timestamp);
    return new Vote(txid, voter, approve, timestamp, key.sign(message));
  }

  /** What the signature is over. */
  public byte[] signedMessage() {
    return signedMessage(txid, voter, approve, timestamp);
  }

  /** Whether the signature is this key's. */
  public boolean isSignedBy(PublicKey key) {
    return SignatureCheck.verify(key, signedMessage(), signature);
  }

  private static byte[] signedMessage(Hash txid, String voter, boolean approve, long timestamp) {
    return new Sha256()
        .bytes(PREFIX)
        .hash(txid)
        .bytes(voter.getBytes(StandardCharsets.UTF_8))
        .u8(approve ? 1 : 0)
        .u64(timestamp)
        .hash()
        .bytes();
  }
}
