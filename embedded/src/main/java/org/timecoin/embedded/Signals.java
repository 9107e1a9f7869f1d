package org.timecoin.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Sends signals that {@link ProcessHandle} has no method for. */
final class Signals {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Signals() {}

  /** A process that has ended meanwhile is no error: the caller looks whether it is gone. */
  static void send(String signal, long pid) {
    List<String> command = List.of("kill", "-" + signal, Long.toString(pid));
    ShortCommand.run(command, Map.of(), ShortCommand.NOWHERE, PATIENCE);
  }
}
