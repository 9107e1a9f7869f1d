package org.timecoin.protocol.bytes;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An Ed25519 public key, 32 bytes as they stand on the wire. That they are a curve point is then *
 * business of whoever reads or verifies: some keys that are none can be held, none can be used.
 */
public final class PublicKey implements Comparable<PublicKey> {

  /** Bytes in a public key. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private PublicKey(byte[] owned) {
    this.bytes = owned;
  }

  /**
   * The public key with exactly these 32 bytes; any other length is an IllegalArgumentException.
   */
  public static PublicKey of(byte[] bytes) {
    Fixed.requireLength("public key", bytes, LENGTH);
    return new PublicKey(bytes.clone());
  }

  /** The public key in the 32 bytes of {@code bytes} from {@code offset} on. */
  public static PublicKey of(byte[] bytes, int offset) {
    return of(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
  }

  /** The public key with these hex digits; else an IllegalArgumentException. */
  public static PublicKey fromHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** A fresh copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Writes the bytes into {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, LENGTH);
  }

  /** The byte at {@code index}, 0 to 255. */
  public int at(int index) {
    return bytes[index] & 0xff;
  }

  /** Lower-case hex. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(PublicKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublicKey o && Arrays.equals(bytes, o.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
