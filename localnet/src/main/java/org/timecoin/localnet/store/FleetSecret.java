package org.timecoin.localnet.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.timecoin.localnet.UserError;
import org.timecoin.protocol.bytes.Hash;

/**
 * One random value, readable by its owner only, from which the fleet's database passwords follow:
 * nothing else has to be kept secret, and every start finds the same passwords.
 *
 * @param hex 64 hex digits
 */
public record FleetSecret(String hex) {

  /** The secret in a file, made at the first time. */
  public static FleetSecret in(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(random));
      }
      return new FleetSecret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UserError("The file " + file + " can't be used: " + e.getMessage() + ".", e);
    }
  }

  /** The password of a database role. */
  public String password(String role) {
    return Hash.sha256((hex + ":" + role).getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "FleetSecret[…]";
  }
}
