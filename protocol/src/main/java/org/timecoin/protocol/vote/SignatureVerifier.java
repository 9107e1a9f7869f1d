package org.timecoin.protocol.vote;

import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * How signatures are checked: Ed25519 in service ({@code PreparedKeys} or {@code SignatureCheck}),
 * something cheaper where millions of votes are simulated.
 */
@FunctionalInterface
public interface SignatureVerifier {

  /** Whether this is the key's signature over the message. */
  boolean verify(PublicKey key, byte[] message, Signature signature);
}
