package org.timecoin.protocol.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Immutable bytes of any length: script_sig, script_pubkey, runs and their parts. */
public final class ByteString implements Comparable<ByteString> {

  /** No bytes. */
  public static final ByteString EMPTY = new ByteString(new byte[0]);

  private final byte[] bytes;

  private ByteString(byte[] owned) {
    this.bytes = owned;
  }

  /** A copy of these bytes. */
  public static ByteString of(byte[] bytes) {
    return copyOf(bytes, 0, bytes.length);
  }

  /** A copy of {@code length} bytes from {@code offset} on. */
  public static ByteString copyOf(byte[] bytes, int offset, int length) {
    return length == 0 ? EMPTY : new ByteString(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /** The bytes of an ASCII text; other characters become '?'. */
  public static ByteString ascii(String text) {
    return of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The bytes of a text in UTF-8, as addresses are kept in scripts. */
  public static ByteString utf8(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes of these hex digits; else an IllegalArgumentException. */
  public static ByteString fromHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** These one behind the other; more than an int counts is an ArithmeticException. */
  public static ByteString concat(List<ByteString> pieces) {
    int length = 0;
    for (ByteString piece : pieces) {
      length = Math.addExact(length, piece.length());
    }
    byte[] all = new byte[length];
    int position = 0;
    for (ByteString piece : pieces) {
      piece.copyTo(all, position);
      position += piece.length();
    }
    return length == 0 ? EMPTY : new ByteString(all);
  }

  /** A copy of {@code length} bytes from {@code offset} on. */
  public ByteString slice(int offset, int length) {
    return copyOf(bytes, offset, length);
  }

  public int length() {
    return bytes.length;
  }

  /** The byte at {@code index}, 0 to 255. */
  public int at(int index) {
    return bytes[index] & 0xff;
  }

  /** A fresh copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Writes the bytes into {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }

  /** Adds the bytes to a hash, without a copy in between. */
  public void addTo(Sha256 sha) {
    sha.bytes(bytes);
  }

  /** Whether these are exactly the bytes of this text. */
  public boolean isUtf8(String text) {
    return Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes as text, one character a byte (ISO 8859-1), for scripts that hold an address. */
  public String asText() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Lower-case hex. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(ByteString other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteString o && Arrays.equals(bytes, o.bytes);
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
