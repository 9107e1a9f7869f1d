package org.timecoin.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the repository is: named by the build, else looked for upwards from here. */
final class ProjectRoot {
  private ProjectRoot() {}

  static Path directory() {
    return Optional.ofNullable(System.getProperty("timenode.root"))
        .map(Path::of)
        .orElseGet(ProjectRoot::upwards);
  }

  private static Path upwards() {
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null && !Files.exists(directory.resolve("mvnw"))) {
      directory = directory.getParent();
    }
    return Optional.ofNullable(directory)
        .orElseThrow(
            () -> new EmbeddedServerException("Set the system property timenode.root to the root"));
  }
}
