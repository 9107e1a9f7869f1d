package org.timecoin.localnet.legacy.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Cuts a value out of JSON as compact text. */
public final class RawJson {
  private static final JsonFactory JSON = new JsonFactory();

  private RawJson() {}

  /**
   * Copies the value a parser stands on token by token, so that the order of keys and all 64 bits
   * of numbers stay as they came.
   */
  public static byte[] copy(JsonParser parser) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream(2048);
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.copyCurrentStructure(parser);
    }
    return text.toByteArray();
  }
}
