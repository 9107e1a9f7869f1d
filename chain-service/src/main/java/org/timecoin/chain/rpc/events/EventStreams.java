package org.timecoin.chain.rpc.events;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.timecoin.chain.config.RpcConfig;
import org.timecoin.chain.rpc.method.SyncProbe;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.protocol.bytes.Hash;

/**
 * All readers of events: lets them in, up to a limit, wakes them, and sends them home at the end.
 */
public final class EventStreams {

  private static final Logger LOG = Logger.getLogger(EventStreams.class);
  private static final int BAD_REQUEST = 400;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final String NOT_THERE =
      "the chain or its log of events is not there yet, try again";

  private final Vertx vertx;
  private final NewsLog log;
  private final SyncProbe sync;
  private final RpcConfig.Events config;
  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final AtomicInteger readers = new AtomicInteger();
  private final AtomicReference<String> syncState = new AtomicReference<>("");
  private final AtomicLong cutOff = new AtomicLong();

  /** Tells a caller why it gets no events, with an HTTP status and a sentence. */
  public interface Refusal {
    /** Called at most once. */
    void refuse(int status, String reason);
  }

  /** Streams of what this chain does. */
  public EventStreams(
      Vertx vertx,
      PartitionReaders partitions,
      CurrentChain current,
      Hash genesis,
      SyncProbe sync,
      RpcConfig.Events config) {
    this.vertx = vertx;
    this.log = new NewsLog(partitions, current, genesis, config);
    this.sync = sync;
    this.config = config;
  }

  /** Begins to follow the log. */
  public void start() {
    log.start(() -> streams.forEach(EventStream::wake));
    vertx.setPeriodic(
        config.heartbeat().toMillis(), unused -> streams.forEach(EventStream::heartbeat));
    vertx.setPeriodic(config.syncInterval().toMillis(), unused -> askSync());
  }

  /** Only while somebody listens; what was heard for others before is old news. */
  private void askSync() {
    if (streams.isEmpty()) {
      syncState.set("");
      return;
    }
    var unused =
        sync.state()
            .subscribe()
            .with(
                found -> found.ifPresent(this::heardSyncState),
                failure -> LOG.debugf("no sync state: %s", failure.getMessage()));
  }

  private void heardSyncState(String state) {
    if (!syncState.getAndSet(state).equals(state)) {
      streams.forEach(EventStream::wake);
    }
  }

  /** Ends all streams, then leaves the log. */
  public void stop() {
    streams.forEach(EventStream::end);
    log.stop();
  }

  /** Readers that are connected. */
  public int readers() {
    return readers.get();
  }

  /** Readers cut off because they took nothing. */
  public long cutOff() {
    return cutOff.get();
  }

  /** Answers a request with events, or refuses it; on the event loop of its connection. */
  public void open(HttpServerRequest request, Refusal refusal) {
    Optional<StartFrom> from =
        StartFrom.of(
            Optional.ofNullable(request.getHeader("Last-Event-ID")),
            Optional.ofNullable(request.getParam("from")));
    if (from.isEmpty()) {
      refusal.refuse(
          BAD_REQUEST,
          "'from' (or Last-Event-ID) must be the id of an event, such as 3f0c…:42, or 'earliest',"
              + " or be left out");
    } else if (log.now().isEmpty()) {
      refusal.refuse(UNAVAILABLE, NOT_THERE);
    } else if (readers.incrementAndGet() > config.readersMax()) {
      readers.decrementAndGet();
      refusal.refuse(TOO_MANY, "at most " + config.readersMax() + " readers of events");
    } else {
      admit(request, from.get(), refusal);
    }
  }

  private void admit(HttpServerRequest request, StartFrom from, Refusal refusal) {
    Context loop = vertx.getOrCreateContext();
    Admission admission = new Admission(request, loop, refusal);
    request.response().closeHandler(unused -> admission.leave());
    request.response().exceptionHandler(unused -> admission.leave());
    var unused =
        log.reached()
            .chain(() -> start(from))
            .emitOn(task -> loop.runOnContext(ignored -> task.run()))
            .subscribe()
            .with(
                admission::enter,
                failure -> {
                  LOG.debugf("no events for a reader: %s", failure.getMessage());
                  admission.refuse("Kafka does not answer, try again");
                });
  }

  /** Where to begin: behind a cursor, or with the chain as it is for a stated reason. */
  private sealed interface Start {
    record Behind(EventCursor cursor) implements Start {}

    record Fresh(String name) implements Start {}
  }

  private Uni<Start> start(StartFrom from) {
    return switch (from) {
      case StartFrom.Now() -> Uni.createFrom().item(new Start.Fresh("tip"));
      case StartFrom.Earliest() -> earliest();
      case StartFrom.After(EventCursor cursor) ->
          Uni.createFrom()
              .item(isOfThisChain(cursor) ? new Start.Behind(cursor) : new Start.Fresh("reset"));
    };
  }

  private boolean isOfThisChain(EventCursor cursor) {
    return log.now()
        .map(ChainPoint::cursor)
        .filter(now -> now.incarnation().equals(cursor.incarnation()) && cursor.seq() <= now.seq())
        .isPresent();
  }

  private Uni<Start> earliest() {
    EventCursor none = new EventCursor("", 0);
    return log.find(none)
        .chain(log::page)
        .map(
            page ->
                page.news().stream()
                    .findFirst()
                    .<Start>map(first -> new Start.Behind(before(first)))
                    .orElseGet(() -> new Start.Fresh("tip")));
  }

  private static EventCursor before(ChainNews first) {
    return new EventCursor(first.tip().cursor().incarnation(), first.seq() - 1);
  }

  /** One reader from its request until it is gone; on its event loop. */
  private final class Admission {
    private final HttpServerRequest request;
    private final Context loop;
    private final Refusal refusal;
    private Optional<EventStream> stream = Optional.empty();
    private boolean left;

    private Admission(HttpServerRequest request, Context loop, Refusal refusal) {
      this.request = request;
      this.loop = loop;
      this.refusal = refusal;
    }

    private void enter(Start start) {
      if (!left) {
        log.now().ifPresentOrElse(now -> enter(start, now), () -> refuse(NOT_THERE));
      }
    }

    private void refuse(String reason) {
      leave();
      refusal.refuse(UNAVAILABLE, reason);
    }

    private void enter(Start start, ChainPoint now) {
      EventCursor cursor =
          start instanceof Start.Behind(EventCursor behind) ? behind : now.cursor();
      EventStream entered =
          new EventStream(request.response(), loop, log, cursor, syncState::get, this::cutOff);
      stream = Optional.of(entered);
      // Woken from now on, so that nothing that comes while it begins is missed.
      streams.add(entered);
      switch (start) {
        case Start.Behind unused -> entered.goOn();
        case Start.Fresh(String name) -> entered.begin(name, now);
      }
    }

    /** Its connection may take until the idle timeout to go; its place is free at once. */
    private void cutOff() {
      cutOff.incrementAndGet();
      leave();
    }

    private void leave() {
      if (!left) {
        left = true;
        readers.decrementAndGet();
        stream.ifPresent(
            entered -> {
              entered.closed();
              streams.remove(entered);
            });
      }
    }
  }
}
