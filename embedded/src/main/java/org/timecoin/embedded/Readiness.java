package org.timecoin.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits until a server answers, dies, or has had its time. */
public final class Readiness {
  private static final int CONNECT_MILLIS = 500;
  private static final int BETWEEN_MILLIS = 50;

  private Readiness() {}

  /**
   * Asks until the answer is yes.
   *
   * @param name what the server is called in messages
   * @param log where the reason is looked for when it ends instead
   * @throws EmbeddedServerException when it ended or wasn't ready in time
   */
  public static void await(
      String name, ProcessIdentity process, Duration patience, Path log, BooleanSupplier ready) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isRunning()) {
        throw new EmbeddedServerException(
            name + " ended while starting: " + ServerFiles.tail(log) + " (" + log + ")");
      }
      if (System.nanoTime() > deadline) {
        throw new EmbeddedServerException(
            name + " wasn't ready within " + patience.toSeconds() + " s, see " + log);
      }
      pause(process);
    }
  }

  static boolean accepts(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Until the process ends, at most a moment. */
  private static void pause(ProcessIdentity process) {
    try {
      process
          .find()
          .map(ProcessHandle::onExit)
          .orElseGet(() -> CompletableFuture.completedFuture(null))
          .get(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillStarting) {
      // asked again by the caller, until its deadline
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("Interrupted while a server was starting.", e);
    }
  }
}
