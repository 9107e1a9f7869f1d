package org.timecoin.protocol.bincode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * Reads bincode. Every length is checked against what is left before anything is allocated from it;
 * whatever the bytes, the only thing thrown is a {@link BincodeFault}.
 */
public final class BincodeReader {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int position;

  /** A reader over all of these bytes, which it keeps and never changes. */
  public BincodeReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** One byte, 0 to 255. */
  public int u8() {
    return bytes[take(1)] & 0xff;
  }

  /** A bool: 0 or 1, nothing else. */
  public boolean bool() {
    int value = u8();
    if (value > 1) {
      throw fault(BincodeFault.Reason.VARIANT, position - 1);
    }
    return value == 1;
  }

  /** A {@code u32}. */
  public int u32() {
    return (int) INT.get(bytes, take(Integer.BYTES));
  }

  /** The number of a variant, at most {@code last}. */
  public int variant(int last) {
    int value = u32();
    if (value < 0 || value > last) {
      throw fault(BincodeFault.Reason.VARIANT, position - Integer.BYTES);
    }
    return value;
  }

  /** A {@code u64} or {@code i64}. */
  public long u64() {
    return (long) LONG.get(bytes, take(Long.BYTES));
  }

  /**
   * The count in front of a list whose items take at least {@code itemSize} bytes each, so that a
   * count the bytes cannot hold is refused before a list is made for it.
   */
  public int count(int itemSize) {
    int at = position;
    long count = u64();
    if (count < 0 || count > (bytes.length - position) / itemSize) {
      throw fault(BincodeFault.Reason.LENGTH, at);
    }
    return (int) count;
  }

  /** A hash. */
  public Hash hash() {
    return Hash.of(bytes, take(Hash.LENGTH));
  }

  /** A public key with its length in front. */
  public PublicKey publicKey() {
    int at = position;
    if (count(1) != PublicKey.LENGTH) {
      throw fault(BincodeFault.Reason.LENGTH, at);
    }
    return PublicKey.of(bytes, take(PublicKey.LENGTH));
  }

  /** A signature. */
  public Signature signature() {
    return Signature.of(bytes, take(Signature.LENGTH));
  }

  /** A byte list with its length in front. */
  public ByteString byteString() {
    int length = count(1);
    return ByteString.copyOf(bytes, take(length), length);
  }

  /** A text in valid UTF-8 with its length in front. */
  public String text() {
    int length = count(1);
    int at = take(length);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, at, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw fault(BincodeFault.Reason.UTF8, at);
    }
  }

  /** Refuses bytes that are left. */
  public void finish() {
    if (position != bytes.length) {
      throw fault(BincodeFault.Reason.TRAILING, position);
    }
  }

  private int take(int length) {
    int at = position;
    if (length > bytes.length - at) {
      throw fault(BincodeFault.Reason.TRUNCATED, at);
    }
    position = at + length;
    return at;
  }

  private static BincodeFault fault(BincodeFault.Reason reason, int offset) {
    return new BincodeFault(reason, offset);
  }
}
