package org.timecoin.protocol.key;

import org.bouncycastle.math.ec.rfc7748.X25519Field;
import org.timecoin.protocol.bytes.PublicKey;

/**
 * Whether 32 bytes name a point of the curve at all. That is less than {@link SignatureCheck} asks
 * for: small-order points and encodings above the field's prime count, as they do for the reference
 * when it reads a message.
 */
public final class CurvePoint {

  private static final int D_NUMERATOR = -121665;
  private static final int D_DENOMINATOR = 121666;

  private static final int[] D = d();

  private CurvePoint() {}

  /**
   * Whether there is an x with −x² + y² = 1 + dx²y², y being the low 255 bits: whether (y² − 1) /
   * (dy² + 1) is a square.
   */
  public static boolean isPoint(PublicKey key) {
    int[] y = X25519Field.create();
    X25519Field.decode255(key.bytes(), y);
    int[] u = X25519Field.create();
    X25519Field.sqr(y, u);
    int[] v = X25519Field.create();
    X25519Field.mul(u, D, v);
    X25519Field.subOne(u);
    X25519Field.addOne(v);
    return X25519Field.sqrtRatioVar(u, v, X25519Field.create());
  }

  private static int[] d() {
    int[] numerator = X25519Field.create();
    numerator[0] = D_NUMERATOR;
    int[] denominator = X25519Field.create();
    denominator[0] = D_DENOMINATOR;
    int[] inverse = X25519Field.create();
    X25519Field.invVar(denominator, inverse);
    int[] d = X25519Field.create();
    X25519Field.mul(inverse, numerator, d);
    return d;
  }
}
