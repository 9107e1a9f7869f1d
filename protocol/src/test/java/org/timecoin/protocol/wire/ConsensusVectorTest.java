package org.timecoin.protocol.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.json.FaultReason;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.MessageTopic;
import org.timecoin.protocol.vectors.ConsensusNodes;
import org.timecoin.protocol.vectors.Vectors;

/** {@code consensus-messages.json} and {@code consensus-invalid.json}. */
class ConsensusVectorTest {

  private static final JsonNode MESSAGES = Vectors.json("consensus-messages.json").get("cases");
  private static final JsonNode INVALID = Vectors.json("consensus-invalid.json").get("cases");

  static Stream<JsonNode> messages() {
    return Vectors.each(MESSAGES);
  }

  static Stream<JsonNode> invalid() {
    return Vectors.each(INVALID);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void readsAndWritesTheSameBytes(JsonNode vector) throws WireFault {
    Message message = WireCodec.decode(line(vector));

    assertThat(message.kind().wireName()).isEqualTo(vector.get("variant").asText());
    assertThat(WireCodec.encode(message)).asString().isEqualTo(vector.get("line").asText());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyValueIsInItsField(JsonNode vector) throws WireFault {
    assertThat(WireCodec.decode(line(vector)))
        .isEqualTo(ConsensusNodes.message(vector.get("line").asText()));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void whatIsNoMessageIsRefusedByName(JsonNode vector) {
    byte[] line = line(vector);

    assertThatThrownBy(() -> WireCodec.decode(line))
        .isInstanceOfSatisfying(
            WireFault.class,
            fault ->
                assertThat(fault.reason())
                    .isEqualTo(FaultReason.valueOf(vector.get("fault").asText())));
  }

  /** Where the list of faults is about one more than allowed, as many as are allowed pass. */
  @ParameterizedTest
  @MethodSource("invalid")
  void oneLessIsAllowed(JsonNode vector) throws WireFault {
    if (vector.has("start") && vector.get("times").intValue() == 100) {
      Message message = WireCodec.decode(repeated(vector, 99).getBytes(UTF_8));

      assertThat(WireCodec.decode(WireCodec.encode(message))).isEqualTo(message);
    }
  }

  @Test
  void theFilesAreWholeAndHaveEveryKind() {
    Set<String> kinds =
        Stream.of(MessageKind.values())
            .filter(kind -> kind.topic() == MessageTopic.CONSENSUS)
            .map(MessageKind::wireName)
            .collect(Collectors.toSet());

    assertThat(messages().map(c -> c.get("variant").asText()).collect(Collectors.toSet()))
        .isEqualTo(kinds)
        .hasSize(7);
    assertThat(messages()).hasSize(18);
    assertThat(invalid()).hasSize(106);
  }

  private static byte[] line(JsonNode vector) {
    String line =
        vector.has("line")
            ? vector.get("line").asText()
            : repeated(vector, vector.get("times").intValue());
    return line.getBytes(UTF_8);
  }

  private static String repeated(JsonNode vector, int times) {
    return vector.get("start").asText()
        + vector.get("repeat").asText().repeat(times)
        + vector.get("stop").asText();
  }
}
