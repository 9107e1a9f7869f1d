package org.timecoin.protocol.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base58Test {

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "00, 1",
    "0000, 11",
    "61, 2g",
    "00000000000000000000, 1111111111",
    "73696d706c792061206c6f6e6720737472696e67, 2cFupjhnEsSn59qHXstmK2ffpLv2",
    "516b6fcd0f, ABnLTmg",
    "10c8511e, Rt5zm",
  })
  void knownTexts(String hex, String text) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThat(Base58.encode(bytes)).isEqualTo(text);
    assertThat(Base58.decode(text)).hasValueSatisfying(d -> assertThat(d).isEqualTo(bytes));
  }

  @Test
  void bytesAreReadBack() {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      Arrays.fill(bytes, 0, bytes.length / 3 * random.nextInt(2), (byte) 0);

      assertThat(Base58.decode(Base58.encode(bytes)))
          .hasValueSatisfying(d -> assertThat(d).isEqualTo(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "O", "I", "l", " ", "a b", "+", "/", "\u0131", "é"})
  void otherCharactersAreNone(String text) {
    assertThat(Base58.decode(text)).isEmpty();
  }

  @Test
  void theAlphabetHas58Letters() {
    int letters = 0;
    for (int c = 0; c < 256; c++) {
      String text = new String(new byte[] {(byte) c}, StandardCharsets.ISO_8859_1);
      letters += Base58.decode(text).isPresent() ? 1 : 0;
    }
    assertThat(letters).isEqualTo(58);
  }
}
