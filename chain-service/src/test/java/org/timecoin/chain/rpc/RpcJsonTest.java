package org.timecoin.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RpcJsonTest {

  private final RpcJson json = new RpcJson(1 << 20);

  @ParameterizedTest
  @CsvSource({
    "0, 0.00000000",
    "1, 0.00000001",
    "10000000000, 100.00000000",
    "10000000001, 100.00000001",
    "123456789, 1.23456789",
    "9007199254740993, 90071992.54740993",
    "9223372036854775807, 92233720368.54775807",
    "-1, 184467440737.09551615"
  })
  void amountsAreExactDownToTheSatoshi(long satoshis, String written) {
    assertThat(write(RpcJson.amount(satoshis))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-7",
        "1.50",
        "\"time-cli\"",
        "\"\\u0000\\\"\"",
        "null",
        "true",
        "[1,[2]]",
        "{\"a\":1.0}",
        "123456789012345678901234567890",
        "0.1000000000000000055511151231257827"
      })
  void valuesComeBackAsTheyWere(String text) throws IOException {
    assertThat(write(json.read(bytes(text)))).isEqualTo(text);
  }

  @Test
  void nestingEndsAtItsLimit() throws IOException {
    assertThat(json.read(bytes("[".repeat(32) + "]".repeat(32))).isArray()).isTrue();
    assertThatThrownBy(() -> json.read(bytes("[".repeat(33) + "]".repeat(33))))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> json.read(bytes("[".repeat(500_000)))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{}{}", "1 2", "nul", "{\"a\":}", "\u0000", "'a'", "NaN"})
  void whatIsNoJsonIsRefused(String text) {
    assertThatThrownBy(() -> json.read(bytes(text))).isInstanceOf(IOException.class);
  }

  @Test
  void aNumberOfManyDigitsIsRefused() {
    assertThatThrownBy(() -> json.read(bytes("9".repeat(101)))).isInstanceOf(IOException.class);
  }

  @Test
  void aHugeExponentStaysShort() throws IOException {
    assertThat(write(json.read(bytes("1e999999999"))).length()).isLessThan(20);
  }

  private String write(JsonNode node) {
    return new String(json.write(node), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
