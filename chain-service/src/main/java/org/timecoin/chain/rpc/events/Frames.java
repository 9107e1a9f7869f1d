package org.timecoin.chain.rpc.events;

import io.vertx.core.buffer.Buffer;

/** The text of a stream of server-sent events (HTML standard, "Server-sent events"). */
final class Frames {

  private Frames() {}

  /** What lets the reader go on from here, and so comes with every event. */
  static Buffer event(EventCursor cursor, String name, String json) {
    return Buffer.buffer("id: " + cursor.text() + "\nevent: " + name + "\ndata: " + json + "\n\n");
  }

  /**
   * The chain as it is now: what a reader begins with that has seen nothing, or lost the thread.
   */
  static Buffer at(String name, ChainPoint point) {
    return event(
        point.cursor(),
        name,
        "{\"seq\":%d,\"height\":%d,\"hash\":\"%s\"}"
            .formatted(point.cursor().seq(), point.height(), point.hash().hex()));
  }

  /** What the node is doing; no step in the log, so the cursor stays. */
  static Buffer sync(String state) {
    return Buffer.buffer("event: sync\ndata: {\"state\":\"" + state + "\"}\n\n");
  }

  /** Says nothing; keeps the connection open. */
  static Buffer comment() {
    return Buffer.buffer(":\n\n");
  }
}
