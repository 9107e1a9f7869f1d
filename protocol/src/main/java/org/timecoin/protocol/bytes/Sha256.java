package org.timecoin.protocol.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 fed piece by piece, with the little-endian integers that the protocol hashes.
 *
 * <p>The JDK's digest, because it runs on the processor's own SHA instructions. Not thread-safe;
 * one instance makes one hash.
 */
public final class Sha256 {

  private final MessageDigest digest = newDigest();

  /** Adds all of {@code bytes}. */
  public Sha256 bytes(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds {@code length} bytes from {@code offset} on. */
  public Sha256 bytes(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    return this;
  }

  /** Adds the 32 bytes of a hash. */
  public Sha256 hash(Hash hash) {
    return bytes(hash.bytes());
  }

  /** Adds a {@code u32}, four bytes little-endian. */
  public Sha256 u32(int value) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      digest.update((byte) (value >>> shift));
    }
    return this;
  }

  /** Adds a {@code u64} or {@code i64}, eight bytes little-endian. */
  public Sha256 u64(long value) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      digest.update((byte) (value >>> shift));
    }
    return this;
  }

  /** Adds one byte. */
  public Sha256 u8(int value) {
    digest.update((byte) value);
    return this;
  }

  /** The hash of everything added. */
  public Hash hash() {
    return Hash.of(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
