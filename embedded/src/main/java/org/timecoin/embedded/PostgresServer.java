package org.timecoin.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real PostgreSQL server as a child process, with fsync on. Its data survive {@link #close} and
 * {@link #kill}; a server left over from an earlier start in the same directory is stopped first.
 */
public final class PostgresServer implements AutoCloseable {
  /** The superuser of every server. */
  public static final String SUPERUSER = "postgres";

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final ChildProcess process;
  private final PostgresAccess access;
  private final PidFile pidFile;

  private PostgresServer(ChildProcess process, PostgresAccess access, PidFile pidFile) {
    this.process = process;
    this.access = access;
    this.pidFile = pidFile;
  }

  /**
   * Starts a server, making its data directory when there is none, and returns when it answers and
   * has confirmed that it writes durably.
   *
   * @throws EmbeddedServerException when it doesn't start in time; nothing is left running
   */
  public static PostgresServer start(PostgresServerOptions options) {
    Path directory = ServerFiles.directory(options.directory());
    stopOrphan(directory);
    Path programs = PostgresPrograms.unpack(options.programs());
    PostgresData data = new PostgresData(directory, programs);
    data.initialiseOnce(options.password());
    int port = options.port() == 0 ? FreePorts.one() : options.port();
    long deadline = System.nanoTime() + options.patience().toNanos();
    while (true) {
      PostgresServer server = launch(options, data, port);
      try {
        server.awaitReady(options);
        return server;
      } catch (RuntimeException e) {
        server.close();
        if (System.nanoTime() > deadline || !hasRemains(e)) {
          throw e;
        }
      }
    }
  }

  /** After a kill -9 the sessions of the old server need a moment to notice and end. */
  private static boolean hasRemains(RuntimeException failure) {
    return String.valueOf(failure.getMessage()).contains("shared memory block");
  }

  private static PostgresServer launch(PostgresServerOptions options, PostgresData data, int port) {
    ChildProcess process =
        Launcher.launch(
            new Launch(
                command(options, data, port),
                Map.of("LC_ALL", "C", "TZ", "UTC"),
                List.of("PG"),
                data.directory().resolve("postgres.log"),
                options.lifetime()));
    PidFile pidFile = pidFile(data.directory());
    pidFile.write(process.identity());
    PostgresAccess access = new PostgresAccess(port, SUPERUSER, options.password());
    return new PostgresServer(process, access, pidFile);
  }

  /**
   * Stops the server that an earlier start in this directory left behind, or its initialisation.
   *
   * @return whether there was a server
   */
  public static boolean stopOrphan(Path directory) {
    PostgresData.stopInitialisation(directory);
    // INT is PostgreSQL's fast shutdown: it ends sessions instead of waiting for them.
    return pidFile(directory).stop("INT", STOP_PATIENCE);
  }

  /** Address and superuser. */
  public PostgresAccess access() {
    return access;
  }

  /** For {@code quarkus.datasource.jdbc.url}. */
  public String jdbcUrl(String database) {
    return access.jdbcUrl(database);
  }

  /** For {@code quarkus.datasource.reactive.url}. */
  public String reactiveUrl(String database) {
    return access.reactiveUrl(database);
  }

  /** Makes an empty database, see {@link PostgresAccess#createDatabase}. */
  public void createDatabase(String name) {
    access.createDatabase(name);
  }

  /** The server's main process. */
  public ProcessIdentity process() {
    return process.identity();
  }

  /** Ends the server with kill -9, as a crash would; the next start recovers. */
  public void kill() {
    process.kill();
  }

  /** Stops the server in order, ending sessions that are still open. */
  @Override
  public void close() {
    process.stop("INT", STOP_PATIENCE);
    pidFile.delete();
  }

  private void awaitReady(PostgresServerOptions options) {
    Readiness.await(
        "PostgreSQL on port " + access.port(),
        process.identity(),
        options.patience(),
        options.directory().resolve("postgres.log"),
        () -> Readiness.accepts("127.0.0.1", access.port()) && answers(options.forgetful()));
  }

  private boolean answers(boolean forgetful) {
    try (Connection connection = access.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('fsync'), current_setting('synchronous_commit')")) {
      row.next();
      boolean durable = row.getString(1).equals("on") && row.getString(2).equals("on");
      if (!durable && !forgetful) {
        throw new EmbeddedServerException("PostgreSQL runs without fsync or synchronous_commit.");
      }
      return true;
    } catch (SQLException e) {
      return refuses(e);
    }
  }

  /** Class 28 is a wrong password: waiting doesn't help. Anything else is "not yet". */
  private static boolean refuses(SQLException e) {
    if (String.valueOf(e.getSQLState()).startsWith("28")) {
      throw new EmbeddedServerException("PostgreSQL refuses the password: " + e.getMessage(), e);
    }
    return false;
  }

  private static List<String> command(PostgresServerOptions options, PostgresData data, int port) {
    List<String> command = new ArrayList<>(data.program("postgres"));
    command.addAll(List.of("-D", data.data().toString()));
    Map<String, String> settings = new TreeMap<>(PostgresData.SETTINGS);
    settings.put("port", Integer.toString(port));
    settings.putAll(options.settings());
    settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  private static PidFile pidFile(Path directory) {
    return new PidFile(directory.resolve("postgres.pid"));
  }
}
