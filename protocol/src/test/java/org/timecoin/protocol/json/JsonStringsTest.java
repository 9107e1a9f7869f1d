package org.timecoin.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.vectors.Vectors;

class JsonStringsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"plain\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\u0041\\u00e9\\u4e2D\\uFFFF\"",
        "\"\\ud83d\\ude00\"",
        "\"mixed \\u0041 \u00e9 \ud83d\ude00 \\n end\"",
        "\"\\u0000\"",
        "\"\u007f\u2028\"",
      })
  void stringsAreReadAsJacksonReadsThem(String json) throws JsonFault {
    assertThat(read(json)).isEqualTo(Vectors.parse(json).textValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"abc | END",
        "\"abc\\ | END",
        "\"abc\\\" | END",
        "\"\\u12 | END",
        "\"\\ud83d | END",
        "\"\\ud83d\\ | END",
        "\"\\ud83d\\u | END",
        "\"\\x41\" | SYNTAX",
        "\"\\u00g0\" | SYNTAX",
        "\"\\u12\" | END",
        "\"\\u12\"xx | SYNTAX",
        "\"\\ud800\" | SYNTAX",
        "\"\\ud800x\" | SYNTAX",
        "\"\\ud800\\n\" | SYNTAX",
        "\"\\ud800\\u0041\" | SYNTAX",
        "\"\\ud800\\ud800\" | SYNTAX",
        "\"\\udc00\" | SYNTAX",
        "'single' | TYPE",
      })
  void otherTextsAreNoStrings(String json, FaultReason reason) {
    assertFault(reason, json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void controlCharactersMustBeEscaped() {
    for (byte control = 0; control < 0x20; control++) {
      assertFault(FaultReason.SYNTAX, new byte[] {'"', 'a', control, '"'});
      assertFault(FaultReason.SYNTAX, new byte[] {'"', '\\', 'n', control, '"'});
    }
  }

  @Test
  void bytesThatAreNoTextAreRefusedWithEscapesAroundAndWithout() {
    byte[] invalid = {(byte) 0xc0, (byte) 0x80};

    assertFault(FaultReason.UTF8, new byte[] {'"', invalid[0], invalid[1], '"'});
    assertFault(FaultReason.UTF8, new byte[] {'"', '\\', 'n', invalid[0], invalid[1], '"'});
    // The lead of a sequence whose rest is an escape.
    assertFault(FaultReason.UTF8, new byte[] {'"', (byte) 0xe2, (byte) 0x82, '\\', 'n', '"'});
  }

  @Test
  void whatIsWrittenIsReadBackByUsAndByJackson() throws JsonFault {
    for (long seed = 0; seed < 3000; seed++) {
      String text = new Arbitrary(seed).text();
      String json = new String(new JsonWriter().text(text).toByteArray(), StandardCharsets.UTF_8);

      assertThat(read(json)).isEqualTo(text);
      assertThat(Vectors.parse(json)).isEqualTo(TextNode.valueOf(text));
    }
  }

  @Test
  void onlyWhatMustBeIsEscaped() {
    assertThat(written("q\" b\\ s/ \u007f \u00e9")).isEqualTo("\"q\\\" b\\\\ s/ \u007f \u00e9\"");
    assertThat(written("\b\f\n\r\t")).isEqualTo("\"\\b\\f\\n\\r\\t\"");
    assertThat(written("\u0000\u000b\u001f")).isEqualTo("\"\\u0000\\u000b\\u001f\"");
  }

  /** Strings with lone surrogates come from no peer; what we write must still be UTF-8. */
  @Test
  void loneSurrogatesAreNotWritten() {
    assertThat(written("a\ud800b")).isEqualTo("\"a?b\"");
  }

  private static String written(String text) {
    return new String(new JsonWriter().text(text).toByteArray(), StandardCharsets.UTF_8);
  }

  private static String read(String json) throws JsonFault {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(byte[] json) throws JsonFault {
    JsonReader in = new JsonReader(json, 0, json.length, JsonLimits.DEFAULT);
    String text = in.text();
    in.finish();
    return text;
  }

  private static void assertFault(FaultReason reason, byte[] json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            JsonFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
  }
}
