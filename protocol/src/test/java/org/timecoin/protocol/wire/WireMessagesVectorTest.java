package org.timecoin.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.MessageTopic;
import org.timecoin.protocol.vectors.Vectors;

/** {@code wire-messages.json}: lines of every kind, read and written byte for byte. */
class WireMessagesVectorTest {

  private static final JsonNode FILE = Vectors.json("wire-messages.json");

  static Stream<JsonNode> cases() {
    return Vectors.each(FILE.get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsAndWritesTheSameBytes(JsonNode vector) throws WireFault {
    byte[] line = line(vector);
    Message message = WireCodec.decode(line);

    assertThat(message.kind().wireName()).isEqualTo(vector.get("variant").asText());
    assertThat(WireCodec.encode(message)).asString().isEqualTo(vector.get("line").asText());
    assertThat(WireCodec.encode(message)).isEqualTo(line);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyValueIsInItsField(JsonNode vector) throws WireFault {
    Message message = WireCodec.decode(line(vector));

    assertThat(PayloadTree.of(message)).isEqualTo(vector.get("decoded"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aNewlineOrOtherBytesAroundDoNotMatter(JsonNode vector) throws WireFault {
    byte[] line = line(vector);
    byte[] around = new byte[line.length + 10];
    Arrays.fill(around, (byte) '}');
    System.arraycopy(line, 0, around, 5, line.length);
    around[5 + line.length] = '\n';

    Message message = WireCodec.decode(around, 5, 6 + line.length, WireLimits.DEFAULT);

    assertThat(message).isEqualTo(WireCodec.decode(line));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theKindShowsInTheFirstBytes(JsonNode vector) {
    byte[] line = line(vector);

    assertThat(MessageKind.peek(line, 0, Math.min(line.length, 40)))
        .contains(MessageKind.ofWireName(vector.get("variant").asText()).orElseThrow());
  }

  @Test
  void thereAreVectorsForAll44KindsOfTheReference() {
    Set<String> kinds =
        Stream.of(MessageKind.values())
            .filter(kind -> kind.topic() != MessageTopic.CONSENSUS)
            .map(MessageKind::wireName)
            .collect(Collectors.toSet());

    assertThat(kinds).hasSize(44).hasSize(FILE.get("variant_count").asInt());
    assertThat(cases().map(c -> c.get("variant").asText()).collect(Collectors.toSet()))
        .isEqualTo(kinds);
  }

  @Test
  void severalMessagesGoIntoOneBuffer() throws WireFault {
    JsonWriter out = new JsonWriter();
    StringBuilder expected = new StringBuilder();
    for (JsonNode vector : FILE.get("cases")) {
      WireCodec.writeLine(WireCodec.decode(line(vector)), out);
      expected.append(vector.get("line").asText()).append('\n');
    }

    assertThat(new String(out.buffer(), 0, out.size(), StandardCharsets.UTF_8))
        .isEqualTo(expected.toString());
    assertThat(out.clear().size()).isZero();
  }

  private static byte[] line(JsonNode vector) {
    byte[] line = vector.get("line").asText().getBytes(StandardCharsets.UTF_8);
    assertThat(Hash.sha256(line).hex()).isEqualTo(vector.get("line_utf8_sha256").asText());
    return line;
  }
}
