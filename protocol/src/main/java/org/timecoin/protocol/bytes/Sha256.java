package org.timecoin.protocol.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 fed piece by piece, with the little-endian integers that the protocol hashes.
 *
 * <p>The JDK's digest, because it runs on the processor's own SHA instructions. Not thread-safe;
 * one instance makes one hash.
 */
public final class Sha256 {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final MessageDigest digest = newDigest();

  /** What is added next: to hand over each byte takes longer than to hash it. */
  private final byte[] piece = new byte[Hash.LENGTH];

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
    hash.copyTo(piece, 0);
    return bytes(piece);
  }

  /** Adds a {@code u32}, four bytes little-endian. */
  public Sha256 u32(int value) {
    LONG.set(piece, 0, (long) value);
    return bytes(piece, 0, Integer.BYTES);
  }

  /** Adds a {@code u64} or {@code i64}, eight bytes little-endian. */
  public Sha256 u64(long value) {
    LONG.set(piece, 0, value);
    return bytes(piece, 0, Long.BYTES);
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
