package org.timecoin.chain.rpc.events;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.timecoin.chain.config.RpcConfig;
import org.timecoin.chain.writer.ChainView;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.contracts.kafka.LogPages;
import org.timecoin.contracts.kafka.LogRecord;
import org.timecoin.contracts.kafka.PartitionReader;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.contracts.kafka.StartAt;
import org.timecoin.contracts.log.v1.ChainEvent;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.protocol.bytes.Hash;

/**
 * The log of events: one reader follows it for everybody and keeps the newest; older ones are
 * looked up. Events of another copy of the chain are none of ours.
 */
final class NewsLog {

  private final PartitionReaders readers;
  private final CurrentChain current;
  private final Hash genesis;
  private final RpcConfig.Events config;
  private final RecentNews recent;
  private final AtomicBoolean following = new AtomicBoolean();
  private final AtomicReference<Optional<Open>> open = new AtomicReference<>(Optional.empty());

  /** What is open towards Kafka. */
  private record Open(PartitionReader tail, LogPages<ChainEvent> pages) {}

  NewsLog(PartitionReaders readers, CurrentChain current, Hash genesis, RpcConfig.Events config) {
    this.readers = readers;
    this.current = current;
    this.genesis = genesis;
    this.config = config;
    this.recent = new RecentNews(config.recentMax());
  }

  /** Begins to follow the log. */
  void start(Runnable onNews) {
    PartitionReader tail =
        readers.reader(
            "rpc-events",
            Topic.CHAIN_EVENTS,
            StartAt.end(),
            ChainEvent.parser(),
            (LogRecord<ChainEvent> record) -> {
              if (news(record).filter(recent::add).isPresent()) {
                onNews.run();
              }
              return Uni.createFrom().voidItem();
            });
    LogPages<ChainEvent> pages =
        readers.pages(
            "rpc-events-past",
            Topic.CHAIN_EVENTS,
            ChainEvent.parser(),
            config.logTimeout(),
            config.readersMax());
    open.set(Optional.of(new Open(tail, pages)));
    tail.caughtUp().thenRun(() -> following.set(true));
    tail.start();
  }

  void stop() {
    open.getAndSet(Optional.empty())
        .ifPresent(
            opened -> {
              opened.pages().close();
              opened.tail().close();
            });
  }

  /** The newest events. */
  RecentNews recent() {
    return recent;
  }

  /** The chain as it is now, by whoever knows more; empty while it can't be told. */
  Optional<ChainPoint> now() {
    return current.get().filter(unused -> following.get()).map(NewsLog::point).map(this::newest);
  }

  private ChainPoint newest(ChainPoint ours) {
    return recent
        .last(ours.cursor().incarnation())
        .map(ChainNews::tip)
        .filter(tip -> tip.cursor().seq() > ours.cursor().seq())
        .orElse(ours);
  }

  /** Whether the chain goes on as another copy than the one a cursor is of. */
  boolean hasLeft(EventCursor cursor) {
    return now()
        .filter(now -> !now.cursor().incarnation().equals(cursor.incarnation()))
        .isPresent();
  }

  private static ChainPoint point(ChainView view) {
    return new ChainPoint(
        new EventCursor(view.incarnation(), view.state().eventSeq()),
        view.state().tip().height(),
        view.state().tip().hash());
  }

  /** Completes when Kafka answers. */
  Uni<Void> reached() {
    return pages().chain(pages -> pages.page(Long.MAX_VALUE, 1)).replaceWithVoid();
  }

  /** Where the event behind a cursor stands, or would. */
  Uni<Long> find(EventCursor cursor) {
    return pages()
        .chain(pages -> pages.firstNot(this::isOurs, event -> event.getSeq() <= cursor.seq()));
  }

  /** Events from an offset on. */
  Uni<NewsPage> page(long offset) {
    return pages()
        .chain(pages -> pages.page(offset, config.pageRecords()))
        .map(
            page ->
                new NewsPage(
                    page.records().stream().flatMap(record -> news(record).stream()).toList(),
                    page.nextOffset(),
                    page.isLast()));
  }

  private Uni<LogPages<ChainEvent>> pages() {
    return open.get()
        .map(opened -> Uni.createFrom().item(opened.pages()))
        .orElseGet(
            () -> Uni.createFrom().failure(new IllegalStateException("the log is not open")));
  }

  private Optional<ChainNews> news(LogRecord<ChainEvent> record) {
    return record.value().filter(this::isOurs).map(ChainNews::of);
  }

  private boolean isOurs(ChainEvent event) {
    return (event.hasApplied() || event.hasUndone())
        && event.getGenesisHash().equals(ChainMap.toProto(genesis))
        && current
            .get()
            .filter(view -> view.incarnation().equals(event.getIncarnation()))
            .isPresent();
  }
}
