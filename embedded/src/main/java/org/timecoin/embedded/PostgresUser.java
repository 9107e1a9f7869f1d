package org.timecoin.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL refuses to run as root. Then it runs in a user namespace where nobody is root, or,
 * where those are forbidden, as an ordinary user. Every prefix execs, so the pid stays the
 * server's.
 */
final class PostgresUser {
  private static final int NOBODY = 65_534;

  private PostgresUser() {}

  /** What to put before a command of PostgreSQL that uses this directory. */
  static List<String> prefix(Path directory) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    if (Launcher.findProgram("unshare").isPresent() && succeeds("unshare", "-U", "true")) {
      return List.of("unshare", "-U");
    }
    if (Launcher.findProgram("setpriv").isPresent()) {
      give(directory);
      return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
    }
    throw new EmbeddedServerException(
        "PostgreSQL refuses to run as root, and neither unshare nor setpriv is there:"
            + " run as an ordinary user or install util-linux.");
  }

  private static boolean succeeds(String... command) {
    return ShortCommand.run(List.of(command), Map.of(), ShortCommand.NOWHERE, Duration.ofSeconds(5))
        == 0;
  }

  /** Parents need to let that user through; the server says so when they don't. */
  private static void give(Path directory) {
    try (var paths = Files.walk(directory)) {
      for (Path path : paths.toList()) {
        Files.setAttribute(path, "unix:uid", NOBODY);
        Files.setAttribute(path, "unix:gid", NOBODY);
      }
    } catch (IOException e) {
      throw new EmbeddedServerException(
          "The directory " + directory + " can't be given to PostgreSQL's user: " + e, e);
    }
  }
}
