package org.timecoin.localnet.legacy.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One line that parsed: the variant's name and the bytes it stands in. Payloads are read when
 * somebody asks for them, so a 16 MiB answer is never held as a tree.
 */
public final class IncomingLine {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonFactory FACTORY = JSON.getFactory();

  private final String name;
  private final byte[] bytes;

  private IncomingLine(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** The variant: one the legacy node knows. */
  public String name() {
    return name;
  }

  /**
   * Reads the outer form of a line (protocol.md section 2).
   *
   * @return empty for anything the legacy node's parser refuses at this level
   */
  public static Optional<IncomingLine> parse(byte[] line) {
    try (JsonParser parser = FACTORY.createParser(line)) {
      Optional<String> name = variant(parser);
      boolean alone = name.isPresent() && parser.nextToken() == null;
      return alone ? name.map(n -> new IncomingLine(n, line)) : Optional.empty();
    } catch (IOException malformed) {
      // The answer to bytes that are no JSON is the same as to an unknown variant: a parse failure.
      return Optional.empty();
    }
  }

  private static Optional<String> variant(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.VALUE_STRING) {
      return Optional.of(parser.getText()).filter(LegacyNames.UNIT::contains);
    }
    if (first != JsonToken.START_OBJECT || parser.nextToken() != JsonToken.FIELD_NAME) {
      return Optional.empty();
    }
    String name = parser.currentName();
    boolean isNull = parser.nextToken() == JsonToken.VALUE_NULL;
    parser.skipChildren();
    boolean known =
        isNull ? LegacyNames.UNIT.contains(name) : LegacyNames.WITH_PAYLOAD.contains(name);
    return known && parser.nextToken() == JsonToken.END_OBJECT
        ? Optional.of(name)
        : Optional.empty();
  }

  /** The payload as a tree; for small messages only. A unit variant's payload is JSON null. */
  public JsonNode payload() {
    try {
      return JSON.readTree(bytes).path(name);
    } catch (IOException checkedWhenParsed) {
      throw new UncheckedIOException(checkedWhenParsed);
    }
  }

  /** The payload as text, for payloads kept as they came. */
  public byte[] payloadText() throws IOException {
    try (JsonParser parser = openPayload()) {
      return RawJson.copy(parser);
    }
  }

  /** Passes on each element of a payload that is an array, as text; one at a time is in memory. */
  public void forEachElement(Consumer<byte[]> action) throws IOException {
    try (JsonParser parser = openPayload()) {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        return;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        action.accept(RawJson.copy(parser));
      }
    }
  }

  /** A parser on the first token of the payload: behind the brace and the name. */
  private JsonParser openPayload() throws IOException {
    JsonParser parser = FACTORY.createParser(bytes);
    parser.nextToken();
    parser.nextToken();
    parser.nextToken();
    return parser;
  }

  /** The whole line as it came, for the legacy node's habit of gluing it to the next one. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
