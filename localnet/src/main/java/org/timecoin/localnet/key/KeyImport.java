package org.timecoin.localnet.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.timecoin.localnet.UserError;
import org.timecoin.protocol.key.KeyFormatFault;
import org.timecoin.protocol.key.SigningKey;

/**
 * Reads a key in any form that operators have: our PEM, a seed of 64 hex digits, or the legacy
 * node's {@code time-wallet.dat}.
 */
public final class KeyImport {
  private static final long MAX_BYTES = 64 * 1024;
  private static final String HEX_SEED = "[0-9A-Fa-f]{64}";

  private KeyImport() {}

  /**
   * Reads the key in a file.
   *
   * @throws UserError when the file can't be read or holds none of these forms
   */
  public static SigningKey read(Path file) {
    byte[] content = content(file);
    String text = new String(content, StandardCharsets.ISO_8859_1).strip();
    if (text.matches(HEX_SEED)) {
      return SigningKey.fromSeed(HexFormat.of().parseHex(text));
    }
    if (text.startsWith("-----BEGIN")) {
      return fromPem(file, text);
    }
    return LegacyWallet.parse(content)
        .map(LegacyWallet::key)
        .orElseThrow(
            () ->
                new UserError(
                    "The file "
                        + file
                        + " is neither a PEM key, nor a seed of 64 hex digits, nor an unencrypted"
                        + " time-wallet.dat."));
  }

  private static SigningKey fromPem(Path file, String text) {
    try {
      return SigningKey.fromPem(text);
    } catch (KeyFormatFault e) {
      throw new UserError("The file " + file + " holds no usable key: " + e.getMessage(), e);
    }
  }

  private static byte[] content(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new UserError("The file " + file + " is too large to hold a key.");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError("The file " + file + " can't be read: " + e.getMessage() + ".", e);
    }
  }
}
