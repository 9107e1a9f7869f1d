package org.timecoin.localnet.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.timecoin.embedded.KafkaServer;
import org.timecoin.embedded.PidFile;
import org.timecoin.embedded.PostgresServer;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.localnet.store.FleetDirectory;

/**
 * The processes of a data directory, found without {@code fleet.json}: it may be damaged or gone
 * while they run. Each service has a file with its pid and start time; servers keep their own.
 *
 * @param directory the data directory
 */
public record Orphans(FleetDirectory directory) {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  /** Records a service that was just started, instead of the one before it. */
  void record(String name, ProcessIdentity process) {
    try {
      Files.createDirectories(directory.pids());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new PidFile(directory.pids().resolve(name.replace('/', '-'))).write(process);
  }

  /**
   * Stops every process of the directory that still runs, services first.
   *
   * @return how many there were
   */
  public int stop() {
    List<PidFile> files = files();
    List<ProcessIdentity> services =
        files.stream()
            .flatMap(file -> file.read().stream())
            .filter(ProcessIdentity::isRunning)
            .toList();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      services.stream()
          .map(p -> CompletableFuture.runAsync(() -> p.stop("TERM", STOP_PATIENCE), all))
          .toList()
          .forEach(CompletableFuture::join);
    }
    files.forEach(PidFile::delete);
    int kafka = KafkaServer.stopOrphan(directory.kafka()) ? 1 : 0;
    int postgres = PostgresServer.stopOrphan(directory.postgres()) ? 1 : 0;
    return services.size() + kafka + postgres;
  }

  private List<PidFile> files() {
    if (!Files.isDirectory(directory.pids())) {
      return List.of();
    }
    try (var paths = Files.list(directory.pids())) {
      return paths.filter(Files::isRegularFile).map(PidFile::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
