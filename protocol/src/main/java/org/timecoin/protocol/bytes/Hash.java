package org.timecoin.protocol.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * A SHA-256 value: a txid, a block hash, a Merkle root. Shown as lower-case hex in stored byte
 * order, never reversed (protocol.md section 3).
 *
 * <p>The 32 bytes are kept as four big-endian words: one object instead of two, and the natural
 * order (unsigned bytes, first byte first) is four comparisons.
 */
public final class Hash implements Comparable<Hash> {

  /** Bytes in a hash. */
  public static final int LENGTH = 32;

  /** The previous hash of a genesis block, and "I don't have that block" in a ConsensusQuery. */
  public static final Hash ZERO = new Hash(0, 0, 0, 0);

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final long a;
  private final long b;
  private final long c;
  private final long d;

  private Hash(long a, long b, long c, long d) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  /** The hash with exactly these 32 bytes; any other length is an IllegalArgumentException. */
  public static Hash of(byte[] bytes) {
    Fixed.requireLength("hash", bytes, LENGTH);
    return of(bytes, 0);
  }

  /** The hash in the 32 bytes of {@code bytes} from {@code offset} on. */
  public static Hash of(byte[] bytes, int offset) {
    return new Hash(
        (long) WORD.get(bytes, offset),
        (long) WORD.get(bytes, offset + 8),
        (long) WORD.get(bytes, offset + 16),
        (long) WORD.get(bytes, offset + 24));
  }

  /** The hash with these 64 hex digits, of either case; else an IllegalArgumentException. */
  public static Hash fromHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** SHA-256 over the parts, one after the other. */
  public static Hash sha256(byte[]... parts) {
    Sha256 sha = new Sha256();
    for (byte[] part : parts) {
      sha.bytes(part);
    }
    return sha.hash();
  }

  /** A fresh copy of the 32 bytes. */
  public byte[] bytes() {
    byte[] out = new byte[LENGTH];
    copyTo(out, 0);
    return out;
  }

  /** Writes the 32 bytes into {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    WORD.set(target, offset, a);
    WORD.set(target, offset + 8, b);
    WORD.set(target, offset + 16, c);
    WORD.set(target, offset + 24, d);
  }

  /** 64 lower-case hex digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  public boolean isZero() {
    return (a | b | c | d) == 0;
  }

  @Override
  public int compareTo(Hash other) {
    if (a != other.a) {
      return Long.compareUnsigned(a, other.a);
    }
    if (b != other.b) {
      return Long.compareUnsigned(b, other.b);
    }
    if (c != other.c) {
      return Long.compareUnsigned(c, other.c);
    }
    return Long.compareUnsigned(d, other.d);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash h && a == h.a && b == h.b && c == h.c && d == h.d;
  }

  @Override
  public int hashCode() {
    // Peers choose the bytes of an outpoint's txid. Colliding on purpose only turns a bucket into a
    // tree, because the type is comparable.
    return Long.hashCode(a ^ Long.rotateLeft(b, 17) ^ Long.rotateLeft(c, 31) ^ d);
  }

  @Override
  public String toString() {
    return hex();
  }
}
