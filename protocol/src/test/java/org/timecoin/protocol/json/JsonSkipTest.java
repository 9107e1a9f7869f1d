package org.timecoin.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.arbitrary.Mutation;

/** Values of unknown fields: passed over when they are JSON, else refused. */
class JsonSkipTest {

  private static final JsonFactory JACKSON = new JsonFactory();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-1",
        "10",
        "1.5",
        "-0.5e+10",
        "1E-7",
        "1e999",
        "123456789012345678901234567890",
        "true",
        "false",
        "null",
        "\"\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"\u00e9\"",
        "[]",
        "{}",
        "[[]]",
        "[{}]",
        "{\"a\":{}}",
        "[1,[2,{\"b\":[]}],\"c\"]",
        " [ 1 , { \"a\" : null } ] ",
        "{\"a\":1,\"a\":2}",
        "{\"\":[]}"
      })
  void jsonIsPassedOver(String value) {
    assertThat(skips(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "01",
        "-01",
        "1.",
        ".5",
        "1.e5",
        "1e",
        "1e+",
        "+1",
        "0x10",
        "NaN",
        "tru",
        "nulL",
        "\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\t\"",
        "'a'",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{",
        "}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{1:2}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "[}",
        "{]",
        "[1}",
        "{\"a\":1]",
        "[[]",
        "{\"a\":[}"
      })
  void otherBytesAreRefused(String value) {
    assertThat(skips(value)).isFalse();
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertThat(skips(new byte[] {'"', (byte) 0xff, '"'})).isFalse();
    assertThat(skips(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'})).isFalse();
  }

  @Test
  void agreesWithJacksonOnDamagedJson() {
    int accepted = 0;
    for (long seed = 0; seed < 30_000; seed++) {
      Arbitrary any = new Arbitrary(seed);
      byte[] json = json(any, 4).getBytes(StandardCharsets.US_ASCII);
      byte[] value = any.bool() ? json : ascii(new Mutation(any).of(json));
      boolean ours = skips(value);
      if (ours != jackson(value)) {
        fail("seed %d: ours %s: %s", seed, ours, new String(value, StandardCharsets.US_ASCII));
      }
      accepted += ours ? 1 : 0;
    }
    assertThat(accepted).isBetween(15_000, 29_000);
  }

  private static String json(Arbitrary any, int depth) {
    return switch (any.below(depth == 0 ? 5 : 8)) {
      case 0 -> any.oneOf(List.of("true", "false", "null"));
      case 1 -> Long.toString(any.u64());
      case 2 -> any.u32() + "." + any.below(100) + "e" + any.below(9);
      case 3 -> "\"\"";
      case 4 -> "\"a\\n\\u00e9\\\"b\"";
      case 5 -> "[" + json(any, depth - 1) + "," + json(any, depth - 1) + "]";
      case 6 -> "{\"a\":" + json(any, depth - 1) + ", \"b\": " + json(any, depth - 1) + "}";
      default -> any.bool() ? "[]" : "{}";
    };
  }

  /** Jackson is lax about UTF-8, which {@link Utf8Test} has, and a NUL ends its input. */
  private static byte[] ascii(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] &= 0x7f;
      bytes[i] = bytes[i] == 0 ? (byte) '!' : bytes[i];
    }
    return bytes;
  }

  private static boolean jackson(byte[] value) {
    byte[] wrapped = wrap(value);
    try (JsonParser parser = JACKSON.createParser(wrapped)) {
      int depth = 0;
      while (parser.nextToken() != null) {
        depth += parser.currentToken().isStructStart() ? 1 : 0;
        depth -= parser.currentToken().isStructEnd() ? 1 : 0;
        // A value that closes our object is none, whatever comes behind it.
        if (depth == 0 && parser.currentLocation().getByteOffset() < wrapped.length) {
          return false;
        }
      }
      return depth == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean skips(String value) {
    return skips(value.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean skips(byte[] value) {
    byte[] wrapped = wrap(value);
    try {
      JsonReader in = new JsonReader(wrapped, 0, wrapped.length, JsonLimits.DEFAULT);
      JsonStruct struct = in.struct(JsonFields.of("known"));
      while (struct.next() >= 0) {
        in.u64();
      }
      in.finish();
      return true;
    } catch (JsonFault fault) {
      return false;
    }
  }

  private static byte[] wrap(byte[] value) {
    byte[] head = "{\"unknown\":".getBytes(StandardCharsets.US_ASCII);
    byte[] tail = ",\"known\":1}".getBytes(StandardCharsets.US_ASCII);
    byte[] wrapped = new byte[head.length + value.length + tail.length];
    System.arraycopy(head, 0, wrapped, 0, head.length);
    System.arraycopy(value, 0, wrapped, head.length, value.length);
    System.arraycopy(tail, 0, wrapped, head.length + value.length, tail.length);
    return wrapped;
  }
}
