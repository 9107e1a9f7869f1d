package org.timecoin.gateway.peer;

import java.util.Locale;

/** What a peer can do wrong; each counts one against its address (protocol.md section 5). */
public enum Violation {
  /** A line that is no message. */
  PARSE_FAILURE,
  /** Wrong magic or wrong version in the handshake. */
  BAD_HANDSHAKE,
  /** The magic of a protocol older than this one. */
  OLD_PROTOCOL,
  /** A line above its limit. */
  LINE_TOO_LONG,
  /** A line begun and not gone on with. */
  LINE_TOO_SLOW,
  /** The largest of all unfinished lines when together they were too large. */
  UNFINISHED_TOO_LARGE,
  /** More messages before the acknowledgement of our handshake than we keep. */
  TOO_EARLY_TOO_MUCH,
  /** An answer that can't be one to what was asked. */
  MALFORMED_ANSWER,
  /** An item whose form is against the rules, such as a block above the size limit. */
  MALFORMED_ITEM,
  /** Over a rate for longer than is forgiven. */
  OVER_RATE,
  /** Another service proved that what the peer served was wrong. */
  REPORTED;

  /** A stable name for metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
