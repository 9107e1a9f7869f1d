package org.timecoin.protocol.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * Reads one JSON text, value by value, told at each place what it has to find there. Whatever the
 * bytes, the only thing thrown is a {@link JsonFault}. Not thread-safe; one reader reads one text.
 */
public final class JsonReader {

  /** Reads one element of a list. */
  @FunctionalInterface
  public interface Element<T> {
    /** The element that stands at the reader's position. */
    T read(JsonReader in) throws JsonFault;
  }

  private final byte[] bytes;
  private final int end;
  private final JsonLimits limits;
  private final JsonNumbers numbers;
  private final JsonStrings strings;
  private int position;
  private int elements;

  /** A reader of the bytes from {@code from} to before {@code to}, which it never changes. */
  public JsonReader(byte[] bytes, int from, int to, JsonLimits limits) {
    this.bytes = bytes;
    this.position = from;
    this.end = to;
    this.limits = limits;
    this.numbers = new JsonNumbers(bytes, to);
    this.strings = new JsonStrings(bytes, to);
  }

  /** A {@code u64}. */
  public long u64() throws JsonFault {
    expectNumber();
    position = numbers.unsigned(position);
    return numbers.value();
  }

  /** An {@code i64}. */
  public long i64() throws JsonFault {
    expectNumber();
    position = numbers.signed(position);
    return numbers.value();
  }

  /** A {@code u32}. */
  public int u32() throws JsonFault {
    long value = u64();
    if (value >>> Integer.SIZE != 0) {
      throw fault(FaultReason.RANGE);
    }
    return (int) value;
  }

  /** {@code true} or {@code false}. */
  public boolean bool() throws JsonFault {
    if (peek() == 't') {
      literal("true");
      return true;
    }
    if (peek() != 'f') {
      throw fault(FaultReason.TYPE);
    }
    literal("false");
    return false;
  }

  /** A string within the limit. */
  public String text() throws JsonFault {
    return text(limits.maxStringBytes());
  }

  /** A string of any length; for places that have to take what the chain holds. */
  public String longText() throws JsonFault {
    return text(Integer.MAX_VALUE);
  }

  /** What the element is, or nothing for {@code null}. */
  public <T> Optional<T> optional(Element<T> element) throws JsonFault {
    return tryNull() ? Optional.empty() : Optional.of(element.read(this));
  }

  /** Exactly 32 numbers. */
  public Hash hash() throws JsonFault {
    expectBegin('[');
    position = numbers.bytes(position, Hash.LENGTH);
    return Hash.of(numbers.scratch(), 0);
  }

  /** Exactly 32 numbers; whether they are a point is for the caller to check. */
  public PublicKey publicKey() throws JsonFault {
    expectBegin('[');
    position = numbers.bytes(position, PublicKey.LENGTH);
    return PublicKey.of(numbers.scratch(), 0);
  }

  /** Exactly 64 numbers. */
  public Signature signature() throws JsonFault {
    expectBegin('[');
    position = numbers.bytes(position, Signature.LENGTH);
    return Signature.of(numbers.scratch(), 0);
  }

  /** Exactly {@code length} numbers. */
  public ByteString fixedBytes(int length) throws JsonFault {
    expectBegin('[');
    position = numbers.bytes(position, length);
    return ByteString.copyOf(numbers.scratch(), 0, length);
  }

  /** Any number of numbers. */
  public ByteString byteString() throws JsonFault {
    expectBegin('[');
    if (peek() == ']') {
      position++;
      return ByteString.EMPTY;
    }
    position = numbers.bytes(position, JsonNumbers.ANY_LENGTH);
    return ByteString.copyOf(numbers.scratch(), 0, numbers.count());
  }

  /** A string that is the base64 form of at most so many bytes. */
  public ByteString base64(int maxBytes) throws JsonFault {
    String text = text(JsonBase64.textLength(maxBytes));
    Optional<byte[]> read = JsonBase64.read(text);
    if (read.isEmpty()) {
      throw fault(FaultReason.BASE64);
    }
    if (read.get().length > maxBytes) {
      throw fault(FaultReason.STRING_TOO_LONG);
    }
    return ByteString.of(read.get());
  }

  /** A list of any length within the limit. */
  public <T> List<T> list(Element<T> element) throws JsonFault {
    return list(element, Integer.MAX_VALUE);
  }

  /** A list of at most so many, and within the limit. */
  public <T> List<T> list(Element<T> element, int most) throws JsonFault {
    expectBegin('[');
    List<T> list = new ArrayList<>();
    while (hasMore(']', !list.isEmpty())) {
      elements++;
      if (elements > limits.maxElements() || list.size() == most) {
        throw fault(FaultReason.TOO_MANY);
      }
      list.add(element.read(this));
    }
    return list;
  }

  /** Begins a tuple; its elements are read with {@link #comma} between them. */
  public void beginTuple() throws JsonFault {
    expectBegin('[');
    if (peek() == ']') {
      throw fault(FaultReason.LENGTH);
    }
  }

  /** The comma between two elements of a tuple. */
  public void comma() throws JsonFault {
    expectSeparator(FaultReason.LENGTH);
  }

  /** Ends a tuple. */
  public void endTuple() throws JsonFault {
    expectEnd(']', FaultReason.LENGTH);
  }

  /** Begins a structure, in either of its forms. */
  public JsonStruct struct(JsonFields fields) throws JsonFault {
    boolean isArray = peek() == '[';
    expectBegin(isArray ? '[' : '{');
    return new JsonStruct(this, fields, isArray);
  }

  /** Begins an enum: a bare name, or an object with one key. */
  public JsonVariant variant() throws JsonFault {
    boolean isObject = peek() == '{';
    if (isObject) {
      position++;
      if (peek() != '"') {
        throw fault(FaultReason.SYNTAX);
      }
    }
    String name = text();
    if (isObject) {
      expectColon();
    }
    return new JsonVariant(this, name, isObject);
  }

  /** Refuses anything but white space up to the end. */
  public void finish() throws JsonFault {
    skipWhitespace();
    if (position != end) {
      throw fault(FaultReason.TRAILING);
    }
  }

  /** A fault at the present position. */
  public JsonFault fault(FaultReason reason) {
    return new JsonFault(reason, position);
  }

  /** The next byte that is not white space, not taken. */
  int peek() throws JsonFault {
    // Nodes write no spaces, so this is nearly always the end of it.
    if (position < end && bytes[position] > ' ') {
      return bytes[position];
    }
    skipWhitespace();
    if (position == end) {
      throw fault(FaultReason.END);
    }
    return bytes[position];
  }

  /** Whether another element comes before the closing bracket, which is taken otherwise. */
  boolean hasMore(char closing, boolean begun) throws JsonFault {
    int next = peek();
    if (next == closing) {
      position++;
      return false;
    }
    if (begun) {
      if (next != ',') {
        throw fault(FaultReason.SYNTAX);
      }
      position++;
    }
    return true;
  }

  /** The index of the field whose name stands here, or -1; the colon is taken too. */
  int fieldName(JsonFields fields, int expected) throws JsonFault {
    if (expected < fields.count() && fields.standsAt(bytes, position, end, expected)) {
      position += fields.quotedLength(expected);
      return expected;
    }
    if (peek() != '"') {
      throw fault(FaultReason.SYNTAX);
    }
    // Unknown names may be of any length; none of ours is longer than a string may be.
    int index = fields.indexOf(longText());
    expectColon();
    return index;
  }

  void expectColon() throws JsonFault {
    if (peek() != ':') {
      throw fault(FaultReason.SYNTAX);
    }
    position++;
  }

  void expectSeparator(FaultReason ifClosed) throws JsonFault {
    int next = peek();
    if (next != ',') {
      throw fault(next == ']' ? ifClosed : FaultReason.SYNTAX);
    }
    position++;
  }

  void expectEnd(char closing, FaultReason ifMore) throws JsonFault {
    int next = peek();
    if (next != closing) {
      throw fault(next == ',' ? ifMore : FaultReason.SYNTAX);
    }
    position++;
  }

  void expectNull() throws JsonFault {
    if (!tryNull()) {
      throw fault(FaultReason.TYPE);
    }
  }

  void skipValue() throws JsonFault {
    position = new JsonSkip(bytes, end, limits.maxSkipDepth()).value(position);
  }

  private String text(int maxBytes) throws JsonFault {
    if (peek() != '"') {
      throw fault(FaultReason.TYPE);
    }
    String text = strings.read(position + 1, maxBytes);
    position = strings.position();
    return text;
  }

  private void expectBegin(char opening) throws JsonFault {
    if (peek() != opening) {
      throw fault(FaultReason.TYPE);
    }
    position++;
  }

  private void expectNumber() throws JsonFault {
    int next = peek();
    if (next != '-' && (next < '0' || next > '9')) {
      throw fault(FaultReason.TYPE);
    }
  }

  private boolean tryNull() throws JsonFault {
    if (peek() != 'n') {
      return false;
    }
    literal("null");
    return true;
  }

  private void literal(String word) throws JsonFault {
    for (int i = 0; i < word.length(); i++) {
      if (position == end || bytes[position] != word.charAt(i)) {
        throw fault(position == end ? FaultReason.END : FaultReason.SYNTAX);
      }
      position++;
    }
  }

  private void skipWhitespace() {
    while (position < end && isWhitespace(bytes[position])) {
      position++;
    }
  }

  static boolean isWhitespace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
