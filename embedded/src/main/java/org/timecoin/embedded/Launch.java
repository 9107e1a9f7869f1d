package org.timecoin.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start as a child process.
 *
 * @param command program and arguments
 * @param environment variables set in addition to this process's own
 * @param hiddenPrefixes inherited variables whose names begin so are not passed on
 * @param output file that takes standard output and error; the one before it is kept as {@code
 *     NAME.1}
 * @param lifetime whether the child ends with this JVM
 */
public record Launch(
    List<String> command,
    Map<String, String> environment,
    List<String> hiddenPrefixes,
    Path output,
    Lifetime lifetime) {
  /** Takes copies, so that a launch can be kept. */
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    hiddenPrefixes = List.copyOf(hiddenPrefixes);
  }

  /** A launch that changes nothing in the environment. */
  public static Launch of(List<String> command, Path output, Lifetime lifetime) {
    return new Launch(command, Map.of(), List.of(), output, lifetime);
  }
}
