package org.timecoin.quality.style;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A kind of call with a better way.
 *
 * @param rule the rule's name
 * @param everywhere whether tests are held to it too
 * @param instead what to do
 * @param calls type and method, or {@code new} and type
 */
record BannedCall(String rule, boolean everywhere, String instead, List<String> calls) {

  private static final List<BannedCall> ALL =
      List.of(
          ban("sleep", true, "wait for a condition with a deadline", "Thread.sleep"),
          ban(
              "clock",
              false,
              "read the injected clock",
              "System.currentTimeMillis",
              "Instant.now",
              "LocalDateTime.now",
              "LocalDate.now",
              "OffsetDateTime.now",
              "ZonedDateTime.now",
              "Clock.systemUTC",
              "Clock.systemDefaultZone",
              "InstantSource.system",
              "new Date"),
          ban("chance", false, "take the generator as a parameter", "Math.random", "new Random"),
          ban(
              "console",
              false,
              "log, or let the command line print",
              "System.out",
              "System.err",
              "printStackTrace"),
          ban("exit", false, "let the entry point end the process", "System.exit", "Runtime.halt"));

  private static BannedCall ban(String rule, boolean everywhere, String instead, String... calls) {
    return new BannedCall(rule, everywhere, instead, List.copyOf(Arrays.asList(calls)));
  }

  /** The ban on a call as the source spells it, with or without its package. */
  static Optional<BannedCall> matching(String called) {
    return ALL.stream().filter(ban -> ban.covers(called)).findFirst();
  }

  /** Whether an entry point may do it. */
  boolean allowedInMain() {
    return rule.equals("console") || rule.equals("exit");
  }

  private boolean covers(String called) {
    if (rule.equals("sleep") && called.contains("TimeUnit.") && called.endsWith(".sleep")) {
      return true;
    }
    return calls.stream().anyMatch(call -> called.equals(call) || called.endsWith("." + call));
  }
}
