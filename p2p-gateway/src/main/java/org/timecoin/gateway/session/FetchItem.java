package org.timecoin.gateway.session;

import java.util.List;
import java.util.Locale;
import org.timecoin.protocol.block.Block;

/** What a fetch gives: who was asked, the blocks, and how it ended. */
public sealed interface FetchItem {

  /** This peer is asked. */
  record Started(String peer) implements FetchItem {}

  /** These blocks came, contiguous from the first height asked for. */
  record Came(List<Block> blocks) implements FetchItem {}

  /** The end, exactly once and last; the peer is empty when nobody was asked. */
  record Ended(Outcome outcome, String peer, String detail) implements FetchItem {}

  /** How a fetch ends. */
  enum Outcome {
    /** The whole range came. */
    COMPLETE,
    /** A shorter beginning came, possibly nothing. */
    PREFIX,
    /** The peer was silent. */
    TIMEOUT,
    /** The connection ended. */
    CLOSED,
    /** Nobody usable has the range. */
    NO_PEER,
    /** What came was no answer. */
    MALFORMED,
    /** Too much is under way. */
    BUSY;

    /** A stable name for metrics. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
