package org.timecoin.protocol.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * Writes compact JSON into a buffer that grows, byte for byte as the reference does. Not
 * thread-safe; {@link #clear} makes it ready for the next text with the memory it has.
 */
public final class JsonWriter {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** {@code 255,} and nothing longer. */
  private static final int MAX_BYTE_CHARS = 4;

  private static final int MAX_INTEGER_CHARS = 20;
  private static final int FIRST_CAPACITY = 512;

  private static final int[] BYTE_CHARS = new int[256];
  private static final byte[] BYTE_CHARS_LENGTH = new byte[256];

  static {
    for (int value = 0; value < BYTE_CHARS.length; value++) {
      byte[] chars = (value + ",").getBytes(StandardCharsets.US_ASCII);
      BYTE_CHARS_LENGTH[value] = (byte) chars.length;
      BYTE_CHARS[value] = (int) WORD.get(Arrays.copyOf(chars, MAX_BYTE_CHARS), 0);
    }
  }

  private byte[] buffer = new byte[FIRST_CAPACITY];
  private byte[] scratch = new byte[Signature.LENGTH];
  private int size;

  /** A {@code u64}. */
  public JsonWriter u64(long value) {
    if (value < 0) {
      return ascii(Long.toUnsignedString(value));
    }
    return digits(value);
  }

  /** An {@code i64}. */
  public JsonWriter i64(long value) {
    if (value < 0) {
      return ascii(Long.toString(value));
    }
    return digits(value);
  }

  /** A {@code u32}. */
  public JsonWriter u32(int value) {
    return digits(Integer.toUnsignedLong(value));
  }

  /** {@code true} or {@code false}. */
  public JsonWriter bool(boolean value) {
    return ascii(value ? "true" : "false");
  }

  /** A string with its quotes. A lone surrogate, which UTF-8 doesn't have, becomes '?'. */
  public JsonWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    room(utf8.length * JsonQuotes.MAX_ESCAPE + 2);
    size = JsonQuotes.write(utf8, buffer, size);
    return this;
  }

  /** The bytes as a string in base64. */
  public JsonWriter base64(ByteString bytes) {
    return text(JsonBase64.write(bytes));
  }

  /** The value, or {@code null}. */
  public <T> JsonWriter optional(Optional<T> value, BiConsumer<JsonWriter, T> write) {
    if (value.isEmpty()) {
      return ascii("null");
    }
    write.accept(this, value.get());
    return this;
  }

  /** 32 numbers. */
  public JsonWriter hash(Hash hash) {
    hash.copyTo(scratch, 0);
    return numbers(Hash.LENGTH);
  }

  /** 32 numbers. */
  public JsonWriter publicKey(PublicKey key) {
    key.copyTo(scratch, 0);
    return numbers(PublicKey.LENGTH);
  }

  /** 64 numbers. */
  public JsonWriter signature(Signature signature) {
    signature.copyTo(scratch, 0);
    return numbers(Signature.LENGTH);
  }

  /** As many numbers as there are bytes. */
  public JsonWriter byteString(ByteString bytes) {
    if (scratch.length < bytes.length()) {
      scratch = new byte[bytes.length()];
    }
    bytes.copyTo(scratch, 0);
    return numbers(bytes.length());
  }

  /** A list. */
  public <T> JsonWriter list(List<T> list, BiConsumer<JsonWriter, T> write) {
    symbol('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        symbol(',');
      }
      write.accept(this, list.get(i));
    }
    return symbol(']');
  }

  /** Begins a tuple. */
  public JsonWriter beginTuple() {
    return symbol('[');
  }

  /** The comma between two elements of a tuple. */
  public JsonWriter comma() {
    return symbol(',');
  }

  /** Ends a tuple. */
  public JsonWriter endTuple() {
    return symbol(']');
  }

  /** Begins the field with this index, the brace or comma included; fields go in order. */
  public JsonWriter field(JsonFields fields, int index) {
    return raw(fields.opener(index));
  }

  /** Ends a structure or a variant with payload. */
  public JsonWriter endObject() {
    return symbol('}');
  }

  /** A variant without payload; its name needs no escapes. */
  public JsonWriter unitVariant(String name) {
    return symbol('"').ascii(name).symbol('"');
  }

  /** Begins a variant with payload; {@link #endObject} ends it. */
  public JsonWriter beginVariant(String name) {
    return symbol('{').symbol('"').ascii(name).symbol('"').symbol(':');
  }

  /** The newline that ends a message on the wire. */
  public JsonWriter newline() {
    return symbol('\n');
  }

  /** Bytes written so far. */
  public int size() {
    return size;
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  /**
   * The buffer itself, of which the first {@link #size} bytes count; valid until the next write.
   */
  public byte[] buffer() {
    return buffer;
  }

  /** Forgets what was written and keeps the memory. */
  public JsonWriter clear() {
    size = 0;
    return this;
  }

  private JsonWriter numbers(int length) {
    if (length == 0) {
      return ascii("[]");
    }
    // One more word, because every number is stored as four characters and then overlapped.
    room((length + 1) * MAX_BYTE_CHARS + 1);
    byte[] out = buffer;
    int p = size;
    out[p++] = '[';
    for (int i = 0; i < length; i++) {
      int value = scratch[i] & 0xff;
      WORD.set(out, p, BYTE_CHARS[value]);
      p += BYTE_CHARS_LENGTH[value];
    }
    // The last number's comma makes way for the bracket.
    out[p - 1] = ']';
    size = p;
    return this;
  }

  private JsonWriter digits(long value) {
    room(MAX_INTEGER_CHARS);
    int length = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      length++;
    }
    long rest = value;
    for (int p = size + length - 1; p >= size; p--) {
      buffer[p] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += length;
    return this;
  }

  private JsonWriter ascii(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private JsonWriter raw(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
    return this;
  }

  private JsonWriter symbol(char symbol) {
    room(1);
    buffer[size++] = (byte) symbol;
    return this;
  }

  private void room(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(Math.multiplyExact(buffer.length, 2), size + more));
    }
  }
}
