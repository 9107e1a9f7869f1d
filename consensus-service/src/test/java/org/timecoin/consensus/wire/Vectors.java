package org.timecoin.consensus.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.InflaterInputStream;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.wire.WireCodec;
import org.timecoin.protocol.wire.WireFault;

/** The consensus vectors, which lie with the protocol's. */
final class Vectors {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Vectors() {}

  static JsonNode file(String name) {
    Path directory =
        Path.of(System.getProperty("timenode.root"), "protocol/src/test/resources/vectors");
    try {
      return MAPPER.readTree(directory.resolve(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The message in a case's line. */
  static Message message(JsonNode vector) {
    try {
      return WireCodec.decode(vector.get("line").asText().getBytes(StandardCharsets.UTF_8));
    } catch (WireFault e) {
      throw new IllegalArgumentException(vector.get("name").asText(), e);
    }
  }

  static Hash hash(JsonNode vector, String field) {
    return Hash.fromHex(vector.get(field).asText());
  }

  static Parent parent(JsonNode vector) {
    return new Parent(
        Long.parseUnsignedLong(vector.get("parent_height").asText()), hash(vector, "parent_hash"));
  }

  static ByteString base64(JsonNode vector, String field) {
    return ByteString.of(Base64.getDecoder().decode(vector.get(field).asText()));
  }

  static ByteString inflated(JsonNode vector, String field) {
    byte[] packed = base64(vector, field).bytes();
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return ByteString.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
