package org.timecoin.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How to start a PostgreSQL server.
 *
 * @param directory where its data and logs live; made when absent
 * @param port on 127.0.0.1; 0 takes a free one
 * @param programs where the programs are unpacked, once for all servers that name the same place
 * @param password of the superuser {@code postgres}; counts at the first start in a directory
 * @param settings server settings on top of (or instead of) this module's
 * @param lifetime whether it ends with this JVM
 * @param patience how long it may take to be ready
 * @param forgetful whether it may run without fsync or synchronous_commit: only to try what must
 *     refuse such a server
 */
public record PostgresServerOptions(
    Path directory,
    int port,
    Path programs,
    String password,
    Map<String, String> settings,
    Lifetime lifetime,
    Duration patience,
    boolean forgetful) {
  /** Takes a copy of the settings. */
  public PostgresServerOptions {
    settings = Map.copyOf(settings);
  }

  /** A server on a free port that ends with this JVM: what a test wants. */
  public static PostgresServerOptions in(Path directory) {
    return new PostgresServerOptions(
        directory,
        0,
        ProjectRoot.directory().resolve(".timenode/postgres"),
        "postgres",
        Map.of(),
        Lifetime.WITH_THIS_JVM,
        Duration.ofSeconds(60),
        false);
  }

  /** The same on a fixed port. */
  public PostgresServerOptions withPort(int fixed) {
    return new PostgresServerOptions(
        directory, fixed, programs, password, settings, lifetime, patience, forgetful);
  }

  /** The same with the programs in another directory. */
  public PostgresServerOptions withPrograms(Path where) {
    return new PostgresServerOptions(
        directory, port, where, password, settings, lifetime, patience, forgetful);
  }

  /** The same with another superuser's password. */
  public PostgresServerOptions withPassword(String other) {
    return new PostgresServerOptions(
        directory, port, programs, other, settings, lifetime, patience, forgetful);
  }

  /** The same with other settings. */
  public PostgresServerOptions withSettings(Map<String, String> other) {
    return new PostgresServerOptions(
        directory, port, programs, password, other, lifetime, patience, forgetful);
  }

  /** The same with another lifetime. */
  public PostgresServerOptions withLifetime(Lifetime other) {
    return new PostgresServerOptions(
        directory, port, programs, password, settings, other, patience, forgetful);
  }

  /** The same, but not refused when its settings make it lose commits: never for real data. */
  public PostgresServerOptions withForgetfulSettings(Map<String, String> other) {
    return new PostgresServerOptions(
        directory, port, programs, password, other, lifetime, patience, true);
  }
}
