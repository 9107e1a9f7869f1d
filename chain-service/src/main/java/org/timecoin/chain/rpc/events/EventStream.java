package org.timecoin.chain.rpc.events;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * One reader. It holds a place in the log and nothing else: events are taken from those that all
 * readers share, or looked up, when its connection has room for them, so a slow one costs no
 * memory. One that takes nothing from one heartbeat to the next but one is cut off; it can come
 * back with its cursor.
 *
 * <p>Lives on the event loop of its connection.
 */
final class EventStream {

  private static final Logger LOG = Logger.getLogger(EventStream.class);
  private static final int BATCH = 100;
  private static final int STUCK_HEARTBEATS = 2;

  private final HttpServerResponse response;
  private final Context loop;
  private final NewsLog log;
  private final Supplier<String> syncState;
  private final Runnable onCutOff;
  private EventCursor cursor;

  /** Where the log goes on behind the cursor, when that was looked up. */
  private Optional<Long> offset = Optional.empty();

  /**
   * Whether there was nothing behind the cursor in the log when the newest events were followed.
   */
  private boolean caughtUp;

  /** The sync state that the reader knows; empty for none. */
  private String told = "";

  private boolean looking;
  private boolean ended;
  private int stuckHeartbeats;

  EventStream(
      HttpServerResponse response,
      Context loop,
      NewsLog log,
      EventCursor cursor,
      Supplier<String> syncState,
      Runnable onCutOff) {
    this.response = response;
    this.loop = loop;
    this.log = log;
    this.cursor = cursor;
    this.syncState = syncState;
    this.onCutOff = onCutOff;
  }

  /** Begins with the chain as it is, and goes on from there. */
  void begin(String name, ChainPoint now) {
    open();
    moveTo(name, now);
    pump();
  }

  /** Goes on behind the cursor. */
  void goOn() {
    open();
    send(Frames.comment());
    pump();
  }

  private void open() {
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        .drainHandler(
            unused -> {
              stuckHeartbeats = 0;
              pump();
            });
  }

  /** There is news. */
  void wake() {
    loop.runOnContext(unused -> pump());
  }

  /** Keeps the connection open, or gives it up. */
  void heartbeat() {
    loop.runOnContext(
        unused -> {
          if (!ended && !response.writeQueueFull()) {
            send(Frames.comment());
            // Another incarnation begins without an event.
            pump();
          } else if (!ended && ++stuckHeartbeats >= STUCK_HEARTBEATS) {
            LOG.debugf("a reader of events took nothing behind %s and is cut off", cursor.text());
            onCutOff.run();
            response.reset();
          }
        });
  }

  /** Ends it in good order. */
  void end() {
    loop.runOnContext(
        unused -> {
          if (!ended) {
            closed();
            var ignored = response.end();
          }
        });
  }

  /** The connection is gone. */
  void closed() {
    ended = true;
  }

  private void pump() {
    tellSyncState();
    if (!ended && !looking && log.hasLeft(cursor)) {
      restart();
    }
    while (!ended && !looking && !response.writeQueueFull()) {
      Optional<List<ChainNews>> next = log.recent().after(cursor, BATCH);
      if (next.isEmpty() && !(caughtUp && log.recent().last(cursor.incarnation()).isEmpty())) {
        look();
      } else if (next.isEmpty() || next.get().isEmpty()) {
        return;
      } else {
        next.get().forEach(this::send);
        offset = Optional.empty();
        caughtUp = true;
      }
    }
  }

  private void tellSyncState() {
    String state = syncState.get();
    if (!state.equals(told) && !response.writeQueueFull()) {
      told = state;
      send(Frames.sync(state));
    }
  }

  private void look() {
    looking = true;
    var unused =
        offset
            .map(known -> Uni.createFrom().item(known))
            .orElseGet(() -> log.find(cursor))
            .chain(log::page)
            .emitOn(task -> loop.runOnContext(ignored -> task.run()))
            .subscribe()
            .with(this::found, this::lost);
  }

  private void found(NewsPage page) {
    looking = false;
    if (log.hasLeft(cursor)) {
      pump();
      return;
    }
    offset = Optional.of(page.nextOffset());
    caughtUp = page.isLast();
    long before = cursor.seq();
    for (ChainNews news : page.news()) {
      if (news.seq() > cursor.seq() + 1) {
        restart();
        break;
      }
      if (news.seq() == cursor.seq() + 1) {
        send(news);
      }
    }
    if (page.isLast() && cursor.seq() == before && isUnknown()) {
      restart();
    }
    pump();
  }

  /**
   * What follows the cursor is neither in the log nor among the newest, and there are newer ones.
   */
  private boolean isUnknown() {
    return log.recent().last(cursor.incarnation()).isPresent()
        && log.recent().after(cursor, 1).isEmpty();
  }

  /** Kafka doesn't answer: the reader may come back with its cursor. */
  private void lost(Throwable failure) {
    LOG.debugf("events behind %s can't be read: %s", cursor.text(), failure.getMessage());
    looking = false;
    end();
  }

  /** Events are missing: the reader starts again from the tip. */
  private void restart() {
    log.now().ifPresentOrElse(now -> moveTo("reset", now), this::end);
  }

  private void moveTo(String name, ChainPoint point) {
    cursor = point.cursor();
    offset = Optional.empty();
    caughtUp = true;
    send(Frames.at(name, point));
  }

  private void send(ChainNews news) {
    cursor = new EventCursor(cursor.incarnation(), news.seq());
    send(news.frame());
  }

  private void send(Buffer frame) {
    if (!ended) {
      var unused = response.write(frame);
    }
  }
}
