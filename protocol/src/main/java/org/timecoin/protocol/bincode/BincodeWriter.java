package org.timecoin.protocol.bincode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Sha256;
import org.timecoin.protocol.bytes.Signature;

/**
 * Writes bincode into a buffer of a size known beforehand: every type of the protocol can tell its
 * encoded size, so nothing is ever copied to grow. Writing past the end is a bug and throws
 * IndexOutOfBoundsException.
 */
public final class BincodeWriter {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] buffer;
  private int position;

  /** A writer for exactly {@code size} bytes. */
  public BincodeWriter(int size) {
    this.buffer = new byte[size];
  }

  /** One byte. */
  public BincodeWriter u8(int value) {
    buffer[position++] = (byte) value;
    return this;
  }

  /** A bool, one byte 0 or 1. */
  public BincodeWriter bool(boolean value) {
    return u8(value ? 1 : 0);
  }

  /** A {@code u32}; also the number of an enum's variant. */
  public BincodeWriter u32(int value) {
    INT.set(buffer, position, value);
    position += Integer.BYTES;
    return this;
  }

  /** A {@code u64} or {@code i64}. */
  public BincodeWriter u64(long value) {
    LONG.set(buffer, position, value);
    position += Long.BYTES;
    return this;
  }

  /** The count in front of a list. */
  public BincodeWriter count(int count) {
    return u64(count);
  }

  /** A hash: 32 bytes without a length. */
  public BincodeWriter hash(Hash hash) {
    hash.copyTo(buffer, position);
    position += Hash.LENGTH;
    return this;
  }

  /** A public key, which this protocol encodes with its length in front. */
  public BincodeWriter publicKey(PublicKey key) {
    count(PublicKey.LENGTH);
    key.copyTo(buffer, position);
    position += PublicKey.LENGTH;
    return this;
  }

  /** A signature: 64 bytes without a length. */
  public BincodeWriter signature(Signature signature) {
    signature.copyTo(buffer, position);
    position += Signature.LENGTH;
    return this;
  }

  /** A byte list with its length in front. */
  public BincodeWriter byteString(ByteString bytes) {
    count(bytes.length());
    bytes.copyTo(buffer, position);
    position += bytes.length();
    return this;
  }

  /** A text as UTF-8 with its length in bytes in front. */
  public BincodeWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    count(utf8.length);
    System.arraycopy(utf8, 0, buffer, position, utf8.length);
    position += utf8.length;
    return this;
  }

  /** The finished bytes, not copied; a buffer that isn't full is a bug and an AssertionError. */
  public byte[] finish() {
    requireFull();
    return buffer;
  }

  /** SHA-256 of the finished bytes. */
  public Hash sha256() {
    requireFull();
    return new Sha256().bytes(buffer).hash();
  }

  private void requireFull() {
    if (position != buffer.length) {
      throw new AssertionError(
          "wrote " + position + " bytes where " + buffer.length + " were said");
    }
  }
}
