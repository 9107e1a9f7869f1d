package org.timecoin.chain.rpc.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.timecoin.contracts.service.BadConfiguration;

/**
 * The secret that callers show: 256 bits, new at each start, in a file that only the node's user
 * may read. The file holds {@code __cookie__:<hex>}, as bitcoind's does, so that its clients can
 * use it as user and password; as a bearer token the whole line or the hex alone is taken.
 */
final class AccessToken {

  private static final String USER = "__cookie__";
  private static final int BYTES = 32;

  private final String secret;

  private AccessToken(String secret) {
    this.secret = secret;
  }

  /** A new token, not written anywhere. */
  static AccessToken random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new AccessToken(HexFormat.of().formatHex(bytes));
  }

  /**
   * Writes it, so that a reader finds the old file or the new one and nobody else can read either.
   *
   * @throws BadConfiguration when the file can't be written
   */
  void writeTo(Path file) {
    try {
      Path absolute = file.toAbsolutePath();
      Files.createDirectories(absolute.getParent());
      Path next = Files.createTempFile(absolute.getParent(), ".rpc", ".cookie");
      // On POSIX systems temporary files are private from the start; said again to be sure.
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(
            next, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
      }
      Files.writeString(next, line());
      Files.move(
          next, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BadConfiguration(
          "cannot write the RPC token to %s (%s); set timenode.rpc.cookie-file to a writable place"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private String line() {
    return USER + ":" + secret;
  }

  /** Whether an Authorization header shows it. */
  boolean isShownBy(String authorization) {
    String[] parts = authorization.strip().split("\\s+", 2);
    if (parts.length != 2) {
      return false;
    }
    return switch (parts[0].toLowerCase(Locale.ROOT)) {
      case "bearer" -> isSecret(withoutUser(parts[1]));
      case "basic" -> isShownByBasic(parts[1]);
      default -> false;
    };
  }

  private boolean isShownByBasic(String encoded) {
    try {
      byte[] decoded = Base64.getDecoder().decode(encoded);
      return MessageDigest.isEqual(decoded, line().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // Not base64 is not the token.
      return false;
    }
  }

  private static String withoutUser(String shown) {
    return shown.startsWith(USER + ":") ? shown.substring(USER.length() + 1) : shown;
  }

  /** Takes as long for any guess of one length. */
  private boolean isSecret(String guess) {
    return MessageDigest.isEqual(
        guess.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }
}
