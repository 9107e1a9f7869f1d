package org.timecoin.protocol.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ByteValuesTest {

  @Test
  void keysAndSignaturesHaveTheirLength() {
    assertThatIllegalArgumentException().isThrownBy(() -> PublicKey.of(new byte[31]));
    assertThatIllegalArgumentException().isThrownBy(() -> PublicKey.of(new byte[33]));
    assertThatIllegalArgumentException().isThrownBy(() -> Signature.of(new byte[63]));
    assertThatIllegalArgumentException().isThrownBy(() -> Signature.of(new byte[65]));
  }

  @Test
  void keysAndSignaturesAreValues() {
    PublicKey key = PublicKey.fromHex("01".repeat(32));
    Signature signature = Signature.fromHex("02".repeat(64));

    assertThat(key)
        .isEqualTo(PublicKey.of(key.bytes()))
        .hasSameHashCodeAs(PublicKey.of(key.bytes()))
        .isNotEqualTo(PublicKey.fromHex("02".repeat(32)))
        .isLessThan(PublicKey.fromHex("ff".repeat(32)))
        .hasToString("01".repeat(32));
    assertThat(signature)
        .isEqualTo(Signature.of(signature.bytes()))
        .hasSameHashCodeAs(Signature.of(signature.bytes()))
        .isNotEqualTo(Signature.fromHex("03".repeat(64)))
        .isLessThan(Signature.fromHex("80".repeat(64)))
        .hasToString("02".repeat(64));
  }

  @Test
  void nobodyCanChangeThemFromOutside() {
    byte[] given = new byte[32];
    PublicKey key = PublicKey.of(given);
    given[0] = 9;
    key.bytes()[1] = 9;

    assertThat(key).isEqualTo(PublicKey.of(new byte[32]));
    assertThat(key.at(0)).isZero();
  }

  @Test
  void byteStringsAreValues() {
    ByteString text = ByteString.utf8("genesis");

    assertThat(text.length()).isEqualTo(7);
    assertThat(text.hex()).isEqualTo("67656e65736973").isEqualTo(text.toString());
    assertThat(text).isEqualTo(ByteString.fromHex("67656e65736973"));
    assertThat(text).hasSameHashCodeAs(ByteString.fromHex("67656e65736973"));
    assertThat(text.asText()).isEqualTo("genesis");
    assertThat(text.isUtf8("genesis")).isTrue();
    assertThat(text.isUtf8("genesi")).isFalse();
    assertThat(text.at(0)).isEqualTo('g');
  }

  @Test
  void byteStringsOrderByUnsignedBytesThenByLength() {
    assertThat(ByteString.fromHex("7f")).isLessThan(ByteString.fromHex("80"));
    assertThat(ByteString.fromHex("80")).isLessThan(ByteString.fromHex("8000"));
    assertThat(ByteString.EMPTY).isLessThan(ByteString.fromHex("00"));
  }

  @Test
  void bytesAboveAsciiAreTextOfTheSameLength() {
    assertThat(ByteString.fromHex("ff00e9").asText()).isEqualTo("\u00ff\u0000\u00e9");
    assertThat(ByteString.fromHex("ff").isUtf8("\u00ff")).isFalse();
    assertThat(ByteString.fromHex("ff").at(0)).isEqualTo(255);
  }

  @Test
  void noBytesAreAlwaysTheSameObject() {
    assertThat(ByteString.of(new byte[0])).isSameAs(ByteString.EMPTY);
  }
}
