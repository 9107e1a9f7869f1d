package org.timecoin.chain.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.timecoin.embedded.FreePorts;
import org.timecoin.embedded.PostgresAccess;
import org.timecoin.embedded.PostgresServer;
import org.timecoin.embedded.PostgresServerOptions;

/** A database server that a test may kill, copy and promote, always on one port. */
final class OwnServer implements AutoCloseable {

  private final int port = FreePorts.one();
  private PostgresServer server;

  /** With the data in a directory, or new data. */
  OwnServer(Path directory) {
    start(directory);
  }

  PostgresAccess access() {
    return server.access();
  }

  void start(Path directory) {
    server = PostgresServer.start(PostgresServerOptions.in(directory).withPort(port));
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
    try {
      String[] command = {"cp", "-a", from.toString(), to.toString()};
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new AssertionError("copying " + from + " failed");
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
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

  @Override
  public void close() {
    server.close();
  }
}
