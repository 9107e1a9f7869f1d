package org.timecoin.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process among all that ever had its number: the pid together with the time of its start, so
 * that a recorded process is never mistaken for a stranger that got the same pid later.
 *
 * @param pid the process id
 * @param startedAtMillis start time in milliseconds since 1970, as the system reports it
 */
public record ProcessIdentity(long pid, long startedAtMillis) {
  /** Linux derives the start from the boot time, which moves when the clock is corrected. */
  private static final long START_TOLERANCE_MILLIS = 2_000;

  /** The identity of a process that is running now. */
  public static ProcessIdentity of(ProcessHandle handle) {
    return new ProcessIdentity(handle.pid(), startMillis(handle));
  }

  /** The process, unless it has ended (a zombie has ended too). */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(handle -> Math.abs(startMillis(handle) - startedAtMillis) <= START_TOLERANCE_MILLIS)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> !isZombie(pid));
  }

  /** Whether exactly this process is still running. */
  public boolean isRunning() {
    return find().isPresent();
  }

  /** Ends the process at once (kill -9) and waits until it is gone. */
  public void kill() {
    find()
        .ifPresent(
            handle -> {
              handle.destroyForcibly();
              awaitEnd(handle, Duration.ofSeconds(10));
            });
  }

  /**
   * Asks the process to end and kills it when it doesn't in time.
   *
   * @param signal what to send first, such as {@code TERM} or {@code INT}
   * @param patience how long it may take to end by itself
   */
  public void stop(String signal, Duration patience) {
    find()
        .ifPresent(
            handle -> {
              Signals.send(signal, pid);
              if (!awaitEnd(handle, patience)) {
                kill();
              }
            });
  }

  private boolean awaitEnd(ProcessHandle handle, Duration patience) {
    long from = System.nanoTime();
    while (isRunning()) {
      if (System.nanoTime() - from > patience.toNanos()) {
        return false;
      }
      pause(handle);
    }
    return true;
  }

  /** Waits a moment, less when the process ends: somebody else's zombie never completes onExit. */
  private static void pause(ProcessHandle handle) {
    try {
      handle.onExit().get(50, TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillThere) {
      // asked again by the caller, until its deadline
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("Interrupted while waiting for a process to end.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long startMillis(ProcessHandle handle) {
    return handle.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
  }

  /** An ended child whose parent hasn't asked for its exit code; containers may never do so. */
  private static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.startsWith(" Z ", stat.lastIndexOf(')') + 1);
    } catch (IOException noProcFileSystem) {
      return false;
    }
  }
}
