package org.timecoin.protocol.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vectors.Vectors;

/** {@code addresses.json}: keys and their addresses, and texts that are none. */
class AddressVectorTest {

  private static final JsonNode FILE = Vectors.json("addresses.json");
  private static final String GOLD = "TIME0Nin3SHxLzkou3PmR845NgGEQgHc2cFFxJ";

  static Stream<JsonNode> valid() {
    return Vectors.each(FILE.get("valid"));
  }

  static Stream<JsonNode> invalid() {
    return Vectors.each(FILE.get("invalid"));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void keysHaveTheirAddresses(JsonNode vector) {
    PublicKey key = PublicKey.fromHex(vector.get("public_key_hex").asText());
    Address testnet = Address.of(key, AddressDigit.TESTNET);

    assertThat(testnet.text()).isEqualTo(vector.get("testnet").asText());
    assertThat(testnet.text()).hasSize(vector.get("length").asInt());
    assertThat(testnet.payload().hex()).isEqualTo(vector.get("payload_hex").asText());
    assertThat(Address.of(key, AddressDigit.MAINNET).text())
        .isEqualTo(vector.get("mainnet").asText());
  }

  @ParameterizedTest
  @MethodSource("valid")
  void seedsHaveTheirKeys(JsonNode vector) {
    byte[] seed = HexFormat.of().parseHex(vector.get("seed_hex").asText());

    assertThat(SigningKey.fromSeed(seed).publicKey().hex())
        .isEqualTo(vector.get("public_key_hex").asText());
  }

  @ParameterizedTest
  @MethodSource("valid")
  void addressesAreReadBack(JsonNode vector) {
    PublicKey key = PublicKey.fromHex(vector.get("public_key_hex").asText());
    for (AddressDigit digit : AddressDigit.values()) {
      Address address = Address.of(key, digit);
      Address read = Address.parse(address.text()).orElseThrow();

      assertThat(read).isEqualTo(address).hasSameHashCodeAs(address);
      assertThat(read.digit()).isEqualTo(digit);
      assertThat(read.payload()).isEqualTo(address.payload());
      assertThat(read.script().asText()).isEqualTo(address.text());
    }
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void otherTextsAreNone(JsonNode vector) {
    String text = vector.get("address").asText();

    if (vector.get("network_specific").asBoolean()) {
      assertThat(Address.parse(text).orElseThrow().digit()).isEqualTo(AddressDigit.MAINNET);
    } else {
      assertThat(Address.parse(text)).isEmpty();
      assertThat(Address.read(text)).isInstanceOf(AddressReading.Invalid.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', PREFIX",
    "TIM, PREFIX",
    "TIMA0Nin3SHxLzkou3PmR845NgGEQgHc2cFFxJ, PREFIX",
    "TIME, LENGTH",
    "TIME0, LENGTH",
    "TIME2Nin3SHxLzkou3PmR845NgGEQgHc2cFFxJ, NETWORK_DIGIT",
    "TIME0Nin3SOxLzkou3PmR845NgGEQgHc2cFFxJ, ALPHABET",
    "TIME01Nin3SHxLzkou3PmR845NgGEQgHc2cFFxJ, LENGTH",
    "TIME0Nin3SHxLzkou3PmR845NgGEQgHc2cFFxz, CHECKSUM",
  })
  void theReasonIsNamed(String text, AddressReading.Reason reason) {
    assertThat(Address.read(text)).isEqualTo(new AddressReading.Invalid(reason));
  }

  @Test
  void endlessTextsAreNotDecoded() {
    assertThat(Address.read(GOLD + "2".repeat(100_000)))
        .isEqualTo(new AddressReading.Invalid(AddressReading.Reason.LENGTH));
  }

  @Test
  void addressesOrderByText() {
    Address gold = Address.parse(GOLD).orElseThrow();
    Address mainnet = Address.parse("TIME1" + GOLD.substring(5)).orElseThrow();

    assertThat(gold).isLessThan(mainnet).isNotEqualTo(mainnet).hasToString(GOLD);
  }
}
