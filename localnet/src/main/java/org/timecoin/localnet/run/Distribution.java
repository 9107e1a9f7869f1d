package org.timecoin.localnet.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.plan.Service;

/**
 * The programs of a fleet: one directory per module with its {@code quarkus-app}, and the broker's
 * libraries in {@code kafka}. {@code ./timenode} copies them out of the build, so that a build
 * doesn't pull them from under a running fleet; tests run from the build itself.
 *
 * @param home that directory, or the root of a built repository
 * @param root of the repository, where programs shared by all fleets are unpacked
 */
public record Distribution(Path home, Path root) {
  /** Makes the paths absolute. */
  public Distribution {
    home = home.toAbsolutePath().normalize();
    root = root.toAbsolutePath().normalize();
  }

  /** What {@code ./timenode}, or the build that runs a test, names by system properties. */
  public static Distribution locate() {
    Path root =
        Path.of(
            Optional.ofNullable(System.getProperty("timenode.root"))
                .orElseThrow(() -> new UserError("Start this through ./timenode.")));
    return new Distribution(
        Optional.ofNullable(System.getProperty("timenode.dist")).map(Path::of).orElse(root), root);
  }

  /** What starts a service. */
  public Path runner(Service service) {
    return moduleFile(service, "quarkus-app/quarkus-run.jar");
  }

  /** The broker's class path. */
  public Path kafka() {
    Path copied = home.resolve("kafka");
    return Files.isDirectory(copied) ? copied : home.resolve("embedded/target/kafka");
  }

  /** Where PostgreSQL's programs are unpacked. */
  public Path postgres() {
    return root.resolve(".timenode/postgres");
  }

  /**
   * Looks whether everything is there.
   *
   * @throws UserError when something hasn't been built
   */
  public void require() {
    for (Service service : Service.values()) {
      if (!Files.exists(runner(service))) {
        throw new UserError(
            "The program of " + service.module() + " is missing: run ./mvnw package first.");
      }
    }
  }

  private Path moduleFile(Service service, String file) {
    Path copied = home.resolve(service.module()).resolve(file);
    return Files.exists(copied)
        ? copied
        : home.resolve(service.module()).resolve("target").resolve(file);
  }
}
