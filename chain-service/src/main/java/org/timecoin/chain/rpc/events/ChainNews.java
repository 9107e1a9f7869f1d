package org.timecoin.chain.rpc.events;

import io.vertx.core.buffer.Buffer;
import org.timecoin.contracts.log.v1.BlocksApplied;
import org.timecoin.contracts.log.v1.BlocksUndone;
import org.timecoin.contracts.log.v1.ChainEvent;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.BlockRef;

/**
 * An event of the log as it is sent to readers, written once for all of them.
 *
 * @param seq its sequence
 * @param tip the chain after it
 * @param frame the bytes that are sent
 */
record ChainNews(long seq, ChainPoint tip, Buffer frame) {

  /** The news of an event that says what happened. */
  static ChainNews of(ChainEvent event) {
    EventCursor cursor = new EventCursor(event.getIncarnation(), event.getSeq());
    return event.hasApplied()
        ? applied(cursor, event.getApplied())
        : undone(cursor, event.getUndone());
  }

  /** Names the copy of the chain that it is of. */
  String incarnation() {
    return tip.cursor().incarnation();
  }

  private static ChainNews applied(EventCursor cursor, BlocksApplied applied) {
    ChainPoint tip = point(cursor, applied.getTip());
    String data =
        "{\"seq\":%d,\"firstHeight\":%d,\"height\":%d,\"hash\":\"%s\",\"transactions\":%d,\"finalized\":%d}"
            .formatted(
                cursor.seq(),
                applied.getFirstHeight(),
                tip.height(),
                tip.hash().hex(),
                applied.getTransactions(),
                applied.getFinalizedHeight());
    return new ChainNews(cursor.seq(), tip, Frames.event(cursor, "applied", data));
  }

  private static ChainNews undone(EventCursor cursor, BlocksUndone undone) {
    ChainPoint tip = point(cursor, undone.getTip());
    String data =
        "{\"seq\":%d,\"fromHeight\":%d,\"height\":%d,\"hash\":\"%s\"}"
            .formatted(cursor.seq(), undone.getFromHeight(), tip.height(), tip.hash().hex());
    return new ChainNews(cursor.seq(), tip, Frames.event(cursor, "undone", data));
  }

  private static ChainPoint point(EventCursor cursor, BlockRef tip) {
    return new ChainPoint(cursor, tip.getHeight(), ChainMap.hash(tip.getHash()));
  }
}
