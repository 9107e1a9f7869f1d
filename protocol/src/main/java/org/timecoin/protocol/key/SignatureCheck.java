package org.timecoin.protocol.key;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * Strict Ed25519 verification: canonical encodings of key, R and S only, no small-order keys
 * (protocol.md section 3). Every node must reach the same verdict on every signature, so nothing
 * else in the project verifies one, but for {@link PreparedKeys}, which is tested against the same
 * cases.
 *
 * <p>Pure and free of shared state: callers verify many in parallel. About 80 microseconds each.
 */
public final class SignatureCheck {

  private SignatureCheck() {}

  /**
   * Whether any signature of this key could be valid: a point in its one encoding, of full order.
   */
  public static boolean isUsable(PublicKey key) {
    return Ed25519.validatePublicKeyPartial(key.bytes(), 0);
  }

  /** Whether this is the key's signature over the message. */
  public static boolean verify(PublicKey key, byte[] message, Signature signature) {
    return Ed25519.verify(signature.bytes(), 0, key.bytes(), 0, message, 0, message.length);
  }
}
