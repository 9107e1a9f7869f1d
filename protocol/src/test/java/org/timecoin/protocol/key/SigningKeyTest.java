package org.timecoin.protocol.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.protocol.bytes.Signature;

class SigningKeyTest {

  private static final byte[] SEED = new byte[32];

  /** Test 2 of RFC 8032 section 7.1. */
  @Test
  void signsAsTheRfcSays() {
    SigningKey key =
        SigningKey.fromSeed(
            HexFormat.of()
                .parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    byte[] message = {0x72};
    Signature signature = key.sign(message);

    assertThat(key.publicKey().hex())
        .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    assertThat(signature.hex())
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    assertThat(SignatureCheck.verify(key.publicKey(), message, signature)).isTrue();
    assertThat(SignatureCheck.verify(key.publicKey(), new byte[] {0x73}, signature)).isFalse();
  }

  @Test
  void aSeedHas32Bytes() {
    assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.fromSeed(new byte[31]));
    assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.fromSeed(new byte[64]));
  }

  @Test
  void generatedKeysFollowTheirRandomness() {
    SigningKey one = SigningKey.generate(new Random(1));

    assertThat(one.publicKey()).isEqualTo(SigningKey.generate(new Random(1)).publicKey());
    assertThat(one.publicKey()).isNotEqualTo(SigningKey.generate(new Random(2)).publicKey());
  }

  @Test
  void theTextFormShowsNoSecret() {
    SigningKey key = SigningKey.fromSeed(SEED);

    assertThat(key.toString()).contains(key.publicKey().hex()).doesNotContain("00".repeat(8));
  }

  @Test
  void pemIsReadBack() throws KeyFormatFault {
    SigningKey key = SigningKey.generate(new Random(3));
    SigningKey read = SigningKey.fromPem(key.toPem());

    assertThat(read.publicKey()).isEqualTo(key.publicKey());
    assertThat(read.toPem()).isEqualTo(key.toPem());
  }

  @Test
  void theJdkReadsOurPem() throws GeneralSecurityException {
    String body = SigningKey.fromSeed(SEED).toPem().replaceAll("-----[A-Z ]+-----|\\s", "");
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));

    assertThat(KeyFactory.getInstance("Ed25519").generatePrivate(spec).getEncoded())
        .isEqualTo(spec.getEncoded());
  }

  /** The key of RFC 8410 section 10.3, with line ends as another system writes them. */
  @Test
  void readsTheKeyOfTheRfc() throws KeyFormatFault {
    String unix =
        """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
        -----END PRIVATE KEY-----
        """;
    SigningKey key = SigningKey.fromPem(unix.replace("\n", "\r\n"));

    assertThat(key.publicKey().hex())
        .isEqualTo("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nnot base64!\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5\n-----END PRIVATE KEY-----",
        // X25519 instead of Ed25519
        """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VuBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
        -----END PRIVATE KEY-----
        """,
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMC4C\n-----END ENCRYPTED PRIVATE KEY-----",
      })
  void otherTextsAreRefusedInOneSentence(String pem) {
    assertThatThrownBy(() -> SigningKey.fromPem(pem))
        .isInstanceOf(KeyFormatFault.class)
        .hasMessageEndingWith(".");
  }
}
