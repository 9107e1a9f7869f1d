package org.timecoin.consensus.store.votes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.timecoin.embedded.FreePorts;
import org.timecoin.embedded.PostgresServer;
import org.timecoin.embedded.PostgresServerOptions;

/** A server that a test may kill, copy and promote, always on one port. */
final class OwnServer implements AutoCloseable {

  private final int port = FreePorts.one();
  private PostgresServer server;

  /** With the data in a directory, or new data. */
  OwnServer(Path directory) {
    start(directory);
  }

  PostgresServer server() {
    return server;
  }

  void start(Path directory) {
    server = PostgresServer.start(options(directory));
  }

  void startForgetful(Path directory, String setting) {
    server = PostgresServer.start(options(directory).withForgetfulSettings(Map.of(setting, "off")));
  }

  private PostgresServerOptions options(Path directory) {
    return PostgresServerOptions.in(directory).withPort(port);
  }

  /** Power fails: the server's main process and all of its sessions are gone at once. */
  void killAll() {
    List<ProcessHandle> all =
        server.process().find().stream().flatMap(ProcessHandle::descendants).toList();
    server.kill();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** Copies a stopped server's data. */
  static Path copy(Path from, Path to) {
    run("cp", "-a", from.toString(), to.toString());
    return to;
  }

  /** Deletes data; by far faster than file by file from here. */
  static void delete(Path directory) {
    run("rm", "-rf", directory.toString());
  }

  /** Makes it follow a primary that it never hears of, until it is promoted. */
  static void makeStandby(Path directory) {
    try {
      Path signal = directory.resolve("data/standby.signal");
      Files.writeString(signal, "");
      Object owner = Files.getAttribute(directory.resolve("data"), "unix:uid");
      Files.setAttribute(signal, "unix:uid", owner);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... command) {
    try {
      int code = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (code != 0) {
        throw new AssertionError(String.join(" ", command) + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
