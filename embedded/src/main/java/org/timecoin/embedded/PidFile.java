package org.timecoin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Remembers a child process across the death of its parent, as {@code pid startMillis}.
 *
 * @param file where; its directory must be there
 */
public record PidFile(Path file) {

  /** Remembers this process instead of the one before. */
  public void write(ProcessIdentity identity) {
    try {
      Files.writeString(file, identity.pid() + " " + identity.startedAtMillis() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The recorded process, whether or not it still runs; empty when the file isn't readable. */
  public Optional<ProcessIdentity> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String[] words = Files.readString(file).strip().split(" ", -1);
      return words.length == 2
          ? Optional.of(new ProcessIdentity(Long.parseLong(words[0]), Long.parseLong(words[1])))
          : Optional.empty();
    } catch (NumberFormatException halfWritten) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stops the recorded process, if it still runs, and forgets it.
   *
   * @param signal that asks it to end; after {@code patience} it is killed
   * @return whether it ran
   */
  boolean stop(String signal, Duration patience) {
    Optional<ProcessIdentity> running = read().filter(ProcessIdentity::isRunning);
    running.ifPresent(process -> process.stop(signal, patience));
    delete();
    return running.isPresent();
  }

  /** Forgets the process. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
