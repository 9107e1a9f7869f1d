package org.timecoin.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A real Kafka broker (KRaft, one node) in a JVM of its own. Its data survive {@link #close} and
 * {@link #kill}; a broker left over from an earlier start in the same directory is stopped first.
 */
public final class KafkaServer implements AutoCloseable {
  private final ChildProcess process;
  private final int port;
  private final PidFile pidFile;

  private KafkaServer(ChildProcess process, int port, PidFile pidFile) {
    this.process = process;
    this.port = port;
    this.pidFile = pidFile;
  }

  /**
   * Starts a broker and returns when it answers an admin client.
   *
   * @throws EmbeddedServerException when it doesn't start in time; nothing is left running
   */
  public static KafkaServer start(KafkaServerOptions options) {
    requireLibraries(options.libraries());
    Path directory = ServerFiles.directory(options.directory());
    stopOrphan(directory);
    List<Integer> free = FreePorts.several(2);
    int port = options.port() == 0 ? free.get(0) : options.port();
    int controller = options.controllerPort() == 0 ? free.get(1) : options.controllerPort();
    Path configuration = KafkaConfiguration.write(directory, port, controller);
    ChildProcess process =
        Launcher.launch(
            Launch.of(
                command(options, directory, configuration),
                directory.resolve("broker.out"),
                options.lifetime()));
    KafkaServer server = new KafkaServer(process, port, pidFile(directory));
    server.pidFile.write(process.identity());
    try {
      server.awaitReady(options.patience(), directory);
      return server;
    } catch (RuntimeException e) {
      server.kill();
      throw e;
    }
  }

  /**
   * Stops the broker that an earlier start in this directory left behind.
   *
   * @return whether there was one
   */
  public static boolean stopOrphan(Path directory) {
    return pidFile(directory).stop("TERM", Duration.ofSeconds(15));
  }

  /** The address for {@code bootstrap.servers}. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** The broker's process. */
  public ProcessIdentity process() {
    return process.identity();
  }

  /** Ends the broker with kill -9, as a crash would. */
  public void kill() {
    process.kill();
  }

  /** Stops the broker in order. */
  @Override
  public void close() {
    process.stop("TERM", Duration.ofSeconds(15));
    pidFile.delete();
  }

  private void awaitReady(Duration patience, Path directory) {
    Readiness.await(
        "Kafka on port " + port,
        process.identity(),
        patience,
        directory.resolve("broker.out"),
        this::answers);
  }

  /** Connects first: an admin client would log each refused attempt. */
  private boolean answers() {
    if (!Readiness.accepts("127.0.0.1", port)) {
      return false;
    }
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "2000",
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "4000"));
    try (Admin admin = Admin.create(properties)) {
      return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("Interrupted while Kafka was starting.", e);
    }
  }

  private static List<String> command(KafkaServerOptions options, Path directory, Path config) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options.jvmArguments());
    command.add("-cp");
    command.add(
        options.libraries().resolve("classes") + File.pathSeparator + options.libraries() + "/*");
    command.add("org.timecoin.embedded.broker.KafkaBroker");
    command.add(config.toString());
    command.add(directory.resolve("kafka.log").toString());
    return command;
  }

  private static void requireLibraries(Path libraries) {
    try (var files = Files.list(libraries)) {
      if (files.findAny().isPresent()) {
        return;
      }
    } catch (NoSuchFileException absent) {
      // said below, like an empty directory
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new EmbeddedServerException(
        "The broker's libraries are not in " + libraries + "; build the module embedded first.");
  }

  private static PidFile pidFile(Path directory) {
    return new PidFile(directory.resolve("broker.pid"));
  }
}
