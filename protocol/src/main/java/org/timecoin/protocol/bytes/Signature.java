package org.timecoin.protocol.bytes;

import java.util.Arrays;
import java.util.HexFormat;

/** An Ed25519 signature: 32 bytes R, 32 bytes S. */
public final class Signature implements Comparable<Signature> {

  /** Bytes in a signature. */
  public static final int LENGTH = 64;

  private final byte[] bytes;

  private Signature(byte[] owned) {
    this.bytes = owned;
  }

  /** The signature with exactly these 64 bytes; any other length is an IllegalArgumentException. */
  public static Signature of(byte[] bytes) {
    Fixed.requireLength("signature", bytes, LENGTH);
    return new Signature(bytes.clone());
  }

  /** The signature in the 64 bytes of {@code bytes} from {@code offset} on. */
  public static Signature of(byte[] bytes, int offset) {
    return of(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
  }

  /** The signature with these hex digits; else an IllegalArgumentException. */
  public static Signature fromHex(String hex) {
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
  public int compareTo(Signature other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Signature o && Arrays.equals(bytes, o.bytes);
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
