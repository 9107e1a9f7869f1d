package org.timecoin.chain.rpc.events;

import java.util.Optional;

/** Where a reader of events wants to begin. */
sealed interface StartFrom {

  /** With what happens from now on. */
  record Now() implements StartFrom {}

  /** With the oldest event that is kept. */
  record Earliest() implements StartFrom {}

  /** Behind what it has seen. */
  record After(EventCursor cursor) implements StartFrom {}

  /**
   * What a request asks for; empty when it can't be read.
   *
   * @param lastEventId the header, which a browser sends when it comes back to the same address,
   *     and which therefore counts more
   * @param from the parameter
   */
  static Optional<StartFrom> of(Optional<String> lastEventId, Optional<String> from) {
    String asked = lastEventId.filter(id -> !id.isEmpty()).or(() -> from).orElse("");
    return switch (asked) {
      case "" -> Optional.of(new Now());
      case "0", "earliest" -> Optional.of(new Earliest());
      default -> EventCursor.parse(asked).map(After::new);
    };
  }
}
