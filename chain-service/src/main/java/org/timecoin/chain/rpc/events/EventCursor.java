package org.timecoin.chain.rpc.events;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a reader of events has come.
 *
 * @param incarnation names the copy of the chain; sequences compare only within one
 * @param seq of the last event it has seen
 */
record EventCursor(String incarnation, long seq) {

  private static final Pattern FORM = Pattern.compile("([0-9A-Za-z-]{1,64}):([0-9]{1,18})");

  /** Reads what {@link #text} wrote; empty when it is none. */
  static Optional<EventCursor> parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new EventCursor(parts.group(1), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  /** The form that readers see and give back. */
  String text() {
    return incarnation + ":" + seq;
  }
}
