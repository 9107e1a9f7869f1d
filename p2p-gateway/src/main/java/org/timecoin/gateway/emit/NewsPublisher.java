package org.timecoin.gateway.emit;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.timecoin.contracts.kafka.RecordPublisher;
import org.timecoin.gateway.config.NewsLimits;
import org.timecoin.gateway.emit.NewsRecords.NewsRecord;
import org.timecoin.gateway.measure.GatewayMetrics;
import org.timecoin.gateway.route.News;
import org.timecoin.gateway.session.NewsSink;
import org.timecoin.gateway.transport.GatewayLoop;
import org.timecoin.protocol.bytes.Hash;

/**
 * Publishes news from peers and keeps at it until the log has it: nothing that was acknowledged to
 * a peer is lost, and what was not is tried for as long as the process lives. How much waits is
 * bounded by those who bring it.
 */
public final class NewsPublisher implements NewsSink {

  private static final Logger LOG = Logger.getLogger(NewsPublisher.class);
  private static final double JITTER = 0.3;

  private final RecordPublisher log;
  private final NewsRecords records;
  private final NewsLimits limits;
  private final GatewayMetrics metrics;
  private final Once once;

  /** Publishes to a log; called on the loop. */
  public NewsPublisher(
      GatewayLoop loop,
      RecordPublisher log,
      Hash genesisHash,
      InstantSource clock,
      NewsLimits limits,
      GatewayMetrics metrics) {
    this.log = log;
    this.records = new NewsRecords(genesisHash, clock);
    this.limits = limits;
    this.metrics = metrics;
    this.once = new Once(loop, limits.remembered());
  }

  @Override
  public Uni<Void> publish(String peer, News news) {
    return switch (news) {
      case News.NewBlock told -> once(told.block().hash(), peer, news);
      case News.NewTransaction told -> once(told.transaction().txid(), peer, news);
      case News.OfMasternodes ignored -> untilItIsThere(records.of(peer, news));
    };
  }

  private Uni<Void> once(Hash item, String peer, News news) {
    return once.of(item, () -> untilItIsThere(records.of(peer, news)));
  }

  private Uni<Void> untilItIsThere(NewsRecord record) {
    String topic = record.topic().suffix();
    return Uni.createFrom()
        .deferred(() -> timed(record, topic))
        .onFailure()
        .invoke(failure -> failed(topic, failure))
        .onFailure()
        .retry()
        .withBackOff(limits.retryFirst(), limits.retryMost())
        .withJitter(JITTER)
        .indefinitely();
  }

  private Uni<Void> timed(NewsRecord record, String topic) {
    long began = System.nanoTime();
    return log.publish(record.topic(), record.key().toByteArray(), record.value())
        .invoke(position -> metrics.published(topic, Duration.ofNanos(System.nanoTime() - began)))
        .replaceWithVoid();
  }

  private void failed(String topic, Throwable failure) {
    metrics.publishFailed(topic);
    LOG.debugf("publishing to %s failed, trying again: %s", topic, failure.getMessage());
  }
}
