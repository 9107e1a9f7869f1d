package org.timecoin.protocol.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Private keys as text: PEM around the PKCS#8 form of RFC 8410, as {@code openssl genpkey
 * -algorithm ed25519} writes it. Nothing else is read: no encryption, no second key in the file, no
 * other curve.
 */
final class SigningKeyPem {

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /** Everything in front of the seed: sequence, version 0, the algorithm Ed25519, octet strings. */
  private static final byte[] DER_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final int DER_LENGTH = DER_PREFIX.length + SigningKey.SEED_LENGTH;
  private static final int MAX_TEXT_LENGTH = 1024;

  private SigningKeyPem() {}

  static String write(byte[] seed) {
    byte[] der = Arrays.copyOf(DER_PREFIX, DER_LENGTH);
    System.arraycopy(seed, 0, der, DER_PREFIX.length, seed.length);
    return BEGIN + '\n' + Base64.getEncoder().encodeToString(der) + '\n' + END + '\n';
  }

  static SigningKey read(String pem) throws KeyFormatFault {
    String text = pem.strip();
    if (text.length() > MAX_TEXT_LENGTH || !text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw new KeyFormatFault("The key must be one PEM block that begins with " + BEGIN + ".");
    }
    byte[] der = base64(text.substring(BEGIN.length(), text.length() - END.length()));
    int prefix = DER_PREFIX.length;
    if (der.length != DER_LENGTH || !Arrays.equals(der, 0, prefix, DER_PREFIX, 0, prefix)) {
      throw new KeyFormatFault("The key in the PEM block is not an Ed25519 key in PKCS#8.");
    }
    return SigningKey.fromSeed(Arrays.copyOfRange(der, prefix, DER_LENGTH));
  }

  private static byte[] base64(String body) throws KeyFormatFault {
    String compact = body.replaceAll("\\s", "");
    try {
      return Base64.getDecoder().decode(compact.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new KeyFormatFault("The PEM block of the key is not base64.");
    }
  }
}
