package org.timecoin.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.bytes.ByteString;

/** Bytes as base64, of which there is one form. The examples are RFC 4648's own. */
class JsonBase64Test {

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, Zg==",
    "fo, Zm8=",
    "foo, Zm9v",
    "foob, Zm9vYg==",
    "fooba, Zm9vYmE=",
    "foobar, Zm9vYmFy"
  })
  void bytesAreTheirText(String bytes, String text) throws JsonFault {
    String json = '"' + text + '"';

    assertThat(read(json, 6)).isEqualTo(ByteString.ascii(bytes));
    assertThat(new JsonWriter().base64(ByteString.ascii(bytes)).toByteArray())
        .asString()
        .isEqualTo(json);
  }

  @Test
  void anyBytesComeBack() throws JsonFault {
    Arbitrary any = new Arbitrary(3);
    for (int length = 0; length < 300; length++) {
      ByteString bytes = ByteString.of(any.bytes(length));
      byte[] json = new JsonWriter().base64(bytes).toByteArray();

      assertThat(read(new String(json, UTF_8), length)).isEqualTo(bytes);
    }
  }

  @Test
  void escapesMeanTheSame() throws JsonFault {
    assertThat(read("\"\\/\\u002F8=\"", 2)).isEqualTo(read("\"//8=\"", 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zm8=Zm8=", "Zg==Zg==", "====", "Zm9 "})
  void otherTextsAreRefused(String text) {
    assertRefused('"' + text + '"', 100, FaultReason.BASE64);
  }

  @Test
  void moreBytesThanAllowedAreRefused() {
    assertRefused("\"Zm9v\"", 2, FaultReason.STRING_TOO_LONG);
    assertRefused("\"Zm9vYg==\"", 3, FaultReason.STRING_TOO_LONG);
    assertRefused("\"" + "A".repeat(1_000_000) + "\"", 3, FaultReason.STRING_TOO_LONG);
  }

  private static ByteString read(String json, int maxBytes) throws JsonFault {
    byte[] bytes = json.getBytes(UTF_8);
    return new JsonReader(bytes, 0, bytes.length, JsonLimits.DEFAULT).base64(maxBytes);
  }

  private static void assertRefused(String json, int maxBytes, FaultReason reason) {
    assertThatThrownBy(() -> read(json, maxBytes))
        .isInstanceOfSatisfying(
            JsonFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
  }
}
