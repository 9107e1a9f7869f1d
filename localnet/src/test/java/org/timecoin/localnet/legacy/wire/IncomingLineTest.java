package org.timecoin.localnet.legacy.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.localnet.legacy.Vectors;

class IncomingLineTest {
  @Test
  void everyMessageOfTheVectorsIsUnderstoodByName() {
    Set<String> names = new TreeSet<>();
    for (JsonNode message : Vectors.json("wire-messages.json").path("cases")) {
      String variant = message.path("variant").asText();
      assertThat(parse(message.path("line").asText()).name()).isEqualTo(variant);
      names.add(variant);
    }
    assertThat(names).hasSize(44);
  }

  @Test
  void everyNameKnownStandsInTheVectors() {
    Set<String> names = new TreeSet<>();
    Vectors.json("wire-messages.json")
        .path("cases")
        .forEach(message -> names.add(message.path("variant").asText()));
    Set<String> known = new TreeSet<>(LegacyNames.UNIT);
    known.addAll(LegacyNames.WITH_PAYLOAD);
    assertThat(known).isEqualTo(names);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "~W~M\"GetPeers\"",
        "{\"Nope\":{}}",
        "\"Nope\"",
        "\"getPeers\"",
        "true",
        "null",
        "[\"GetPeers\"]",
        "{\"Ping\":{\"nonce\":1,\"timestamp\":2},\"Pong\":{\"nonce\":1,\"timestamp\":2}}",
        "{\"id\":5,\"BlockRequest\":1}",
        "{\"GetBlockHeight\":{}}",
        "\"BlockRequest\"",
        "{\"Ping\":null}",
        "{}",
        "\"GetPeers\" x",
        "\"GetPeers\",",
        "{\"BlockRequest\":1",
        "{\"GetBlocks\":[1,2,]}",
        "\"GetPe"
      })
  void whatIsNoMessageDoesNotParse(String line) {
    assertThat(IncomingLine.parse(line.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void aUnitMayBeAnObjectWithNull() {
    assertThat(parse("{\"GetBlockHeight\":null}").name()).isEqualTo("GetBlockHeight");
    assertThat(parse(" \"GetBlockHeight\"\r").name()).isEqualTo("GetBlockHeight");
  }

  @Test
  void payloadsAreReadWhenAskedFor() {
    JsonNode range = parse("{\"GetBlocks\":[3,18446744073709551615]}").payload();
    assertThat(range.path(0).asLong()).isEqualTo(3);
    assertThat(range.path(1).bigIntegerValue()).isEqualTo("18446744073709551615");
    assertThat(parse("\"GetBlockHeight\"").payload().isMissingNode()).isTrue();
  }

  @Test
  void elementsComeOutAsTheyWentIn() throws IOException {
    List<String> blocks = new ArrayList<>();
    parse("{\"BlocksResponse\":[{\"b\":1,\"a\":18446744073709551615},[],\"x\"]}")
        .forEachElement(block -> blocks.add(new String(block, UTF_8)));
    assertThat(blocks).containsExactly("{\"b\":1,\"a\":18446744073709551615}", "[]", "\"x\"");
  }

  @Test
  void aPayloadThatIsNoArrayHasNoElements() throws IOException {
    parse("{\"BlocksResponse\":5}")
        .forEachElement(
            block -> {
              throw new AssertionError("an element");
            });
  }

  @Test
  void aPayloadComesOutAsText() throws IOException {
    assertThat(parse("{\"BlockAnnouncement\": {\"header\": 1} }").payloadText())
        .isEqualTo("{\"header\":1}".getBytes(UTF_8));
  }

  private static IncomingLine parse(String line) {
    return IncomingLine.parse(line.getBytes(UTF_8)).orElseThrow();
  }
}
