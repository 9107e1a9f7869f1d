package org.timecoin.protocol.key;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * Verifies as {@link SignatureCheck} does, with the same verdict on everything, and remembers the
 * curve points of the keys seen last: to find a point takes about a tenth of a verification, and
 * the same few keys sign again and again. For any thread.
 */
public final class PreparedKeys {

  private final Map<PublicKey, PublicPoint> points;

  /**
   * A memory of at most so many keys, some 200 bytes each; what was used longest ago goes first.
   */
  public PreparedKeys(int most) {
    this.points = Collections.synchronizedMap(new Latest(most));
  }

  private static final class Latest extends LinkedHashMap<PublicKey, PublicPoint> {

    private static final long serialVersionUID = 1;

    private final int most;

    Latest(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<PublicKey, PublicPoint> eldest) {
      return size() > most;
    }
  }

  /** Whether this is the key's signature over the message. */
  public boolean verify(PublicKey key, byte[] message, Signature signature) {
    return point(key)
        .filter(point -> Ed25519.verify(signature.bytes(), 0, point, message, 0, message.length))
        .isPresent();
  }

  /** Only keys that can have signatures are remembered. */
  private Optional<PublicPoint> point(PublicKey key) {
    Optional<PublicPoint> known = Optional.ofNullable(points.get(key));
    if (known.isPresent()) {
      return known;
    }
    Optional<PublicPoint> found =
        Optional.ofNullable(Ed25519.validatePublicKeyPartialExport(key.bytes(), 0));
    found.ifPresent(point -> points.put(key, point));
    return found;
  }

  /** How many are remembered. */
  int size() {
    return points.size();
  }
}
