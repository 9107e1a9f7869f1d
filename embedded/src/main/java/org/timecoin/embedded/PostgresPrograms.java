package org.timecoin.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the archive on the class path and then shared. */
final class PostgresPrograms {
  /** The major version of the archives; a data directory of another one is not ours to open. */
  static final String MAJOR = "17";

  private PostgresPrograms() {}

  /**
   * Unpacks what isn't unpacked yet; processes that do so at the same time wait for each other.
   *
   * @param home the shared place
   * @return the directory with {@code initdb} and {@code postgres}
   */
  static Path unpack(Path home) {
    String archive = archiveName();
    Path target = home.toAbsolutePath().resolve(archive.replace(".txz", "") + "-" + MAJOR);
    synchronized (PostgresPrograms.class) {
      try {
        Files.createDirectories(target.getParent());
        if (!Files.exists(target)) {
          unpackLocked(archive, target);
        }
      } catch (IOException e) {
        throw new EmbeddedServerException(
            "PostgreSQL can't be unpacked to " + target + ": " + e, e);
      }
    }
    return target.resolve("bin");
  }

  private static void unpackLocked(String archive, Path target) throws IOException {
    Path lockFile = target.resolveSibling(target.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && Files.exists(target)) {
        return;
      }
      Path unfinished = target.resolveSibling(target.getFileName() + ".part");
      ServerFiles.deleteTree(unfinished);
      extract(archive, unfinished);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void extract(String archive, Path directory) throws IOException {
    try (InputStream raw = open(archive);
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = directory.resolve(entry.getName()).normalize();
        if (!path.startsWith(directory)) {
          throw new IOException("an entry points outside: " + entry.getName());
        }
        write(tar, entry, path);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    boolean executable = (entry.getMode() & 0100) != 0;
    Set<PosixFilePermission> mode =
        PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
    Files.setPosixFilePermissions(path, mode);
  }

  private static InputStream open(String archive) {
    InputStream stream = PostgresPrograms.class.getResourceAsStream("/" + archive);
    if (stream == null) {
      throw new EmbeddedServerException(
          "There are no PostgreSQL programs for this system: " + archive + " is missing.");
    }
    return stream;
  }

  private static String archiveName() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return "postgres-"
        + (os.startsWith("mac") ? "darwin" : "linux")
        + (arm ? "-arm_64" : "-x86_64")
        + ".txz";
  }
}
