package org.timecoin.protocol.message;

import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * One voter's part in a quorum. What was signed follows from where it stands.
 *
 * @param publicKey the voter's; on the wire any 32 bytes, since membership is checked by address
 * @param signature over what all of the quorum signed
 */
public record QuorumVote(PublicKey publicKey, Signature signature) {

  /** More voters are never paid, so never in a quorum. */
  public static final int MOST = 100;
}
