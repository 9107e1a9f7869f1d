package org.timecoin.localnet.key;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.timecoin.localnet.UserError;
import org.timecoin.protocol.key.KeyFormatFault;
import org.timecoin.protocol.key.SigningKey;

/** Masternode and wallet keys on disk: PEM PKCS#8 Ed25519 that only their owner can read. */
public final class KeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final long MAX_BYTES = 4096;

  private KeyFile() {}

  /**
   * Makes a new key.
   *
   * @throws UserError when the file exists: a key is never overwritten
   */
  public static SigningKey create(Path file) {
    SigningKey key = SigningKey.generate(new SecureRandom());
    write(file, key);
    return key;
  }

  /**
   * Writes a key into a new file.
   *
   * @throws UserError when the file exists or can't be written
   */
  public static void write(Path file, SigningKey key) {
    Path absolute = file.toAbsolutePath();
    try {
      Files.createDirectories(absolute.getParent());
      Files.createFile(absolute, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(absolute, key.toPem());
    } catch (FileAlreadyExistsException e) {
      throw new UserError(
          "There is a file at " + file + " already, and a key is never overwritten: name another.",
          e);
    } catch (IOException e) {
      throw new UserError("The key can't be written to " + file + ": " + reason(e) + ".", e);
    }
  }

  /**
   * Reads a key.
   *
   * @throws UserError when the file isn't there, isn't a key, or others can read it
   */
  public static SigningKey read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new UserError("The file " + file + " is too large to be a key.");
      }
      if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
        throw new UserError(
            "Others than its owner can use the key in " + file + ": run chmod 600 on it.");
      }
      return SigningKey.fromPem(Files.readString(file));
    } catch (KeyFormatFault e) {
      throw new UserError("The file " + file + " holds no usable key: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UserError("The key can't be read from " + file + ": " + reason(e) + ".", e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such file"
        : String.valueOf(e.getMessage());
  }
}
