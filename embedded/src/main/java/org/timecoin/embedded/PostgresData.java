package org.timecoin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The data directory of a server: made once, whole or not at all. */
record PostgresData(Path directory, Path programs) {
  /** Durable as in production, otherwise sized for many small clients on one machine. */
  static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "200"),
          Map.entry("shared_buffers", "64MB"),
          Map.entry("max_wal_size", "1GB"),
          Map.entry("jit", "off"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"),
          Map.entry("log_min_messages", "warning"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_checkpoints", "off"));

  private static final Duration INITIALISE_PATIENCE = Duration.ofMinutes(2);

  Path data() {
    return directory.resolve("data");
  }

  /** A program's path with what lets root run it. */
  List<String> program(String name) {
    List<String> command = new ArrayList<>(PostgresUser.prefix(directory));
    command.add(programs.resolve(name).toString());
    return command;
  }

  /** Runs initdb when there are no data yet; a crash on the way leaves no half-made directory. */
  void initialiseOnce(String password) {
    try {
      if (Files.exists(data())) {
        requireVersion();
        return;
      }
      Path unfinished = directory.resolve("data.part");
      ServerFiles.deleteTree(unfinished);
      Path passwordFile = secret(password);
      try {
        initialise(unfinished, passwordFile);
      } finally {
        Files.deleteIfExists(passwordFile);
      }
      Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void initialise(Path target, Path passwordFile) {
    List<String> command = program("initdb");
    command.addAll(
        List.of(
            "--pgdata=" + target,
            "--username=" + PostgresServer.SUPERUSER,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-instructions"));
    Path log = directory.resolve("initdb.log");
    PidFile pidFile = initialisation(directory);
    int code =
        ShortCommand.run(
            command, Map.of("LC_ALL", "C"), log.toFile(), INITIALISE_PATIENCE, pidFile::write);
    pidFile.delete();
    if (code != 0) {
      throw new EmbeddedServerException("initdb failed: " + ServerFiles.tail(log));
    }
  }

  /**
   * Ends an initdb whose parent was killed, with the servers it runs for itself: it would go on
   * writing into what the next start deletes.
   */
  static void stopInitialisation(Path directory) {
    PidFile pidFile = initialisation(directory);
    pidFile
        .read()
        .flatMap(ProcessIdentity::find)
        .ifPresent(
            initdb -> {
              List<ProcessIdentity> all =
                  Stream.concat(Stream.of(initdb), initdb.descendants())
                      .map(ProcessIdentity::of)
                      .toList();
              all.forEach(ProcessIdentity::kill);
            });
    pidFile.delete();
  }

  private static PidFile initialisation(Path directory) {
    return new PidFile(directory.resolve("initdb.pid"));
  }

  private void requireVersion() throws IOException {
    String version = Files.readString(data().resolve("PG_VERSION")).strip();
    if (!version.equals(PostgresPrograms.MAJOR)) {
      throw new EmbeddedServerException(
          String.format(
              "The data in %s were written by PostgreSQL %s; this one is %s: use another directory.",
              data(), version, PostgresPrograms.MAJOR));
    }
  }

  private Path secret(String password) throws IOException {
    Path file = directory.resolve("password.part");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, password + "\n");
  }
}
