package org.timecoin.chain.emit;

import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.timecoin.chain.config.Backoff;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.store.Outbox;
import org.timecoin.contracts.kafka.RecordPublisher;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.protocol.network.NetworkParameters;

/** Puts the way out together. */
@Singleton
final class EmitBeans {

  @Produces
  @Singleton
  OutboxBacklog backlog(ChainConfig config) {
    return new OutboxBacklog(config.outbox().rowsMax(), config.outbox().bytesMax());
  }

  /** Typed, because it is not the watch that the writer tells, but one of those behind it. */
  @Produces
  @Singleton
  @Typed(OutboxPublisher.class)
  OutboxPublisher publisher(
      Outbox outbox,
      RecordPublisher log,
      ChainReader reader,
      NodeClock clock,
      NetworkParameters network,
      OutboxBacklog backlog,
      ChainConfig config,
      Vertx vertx) {
    return new OutboxPublisher(
        outbox,
        new EventSender.Means(log::publish, reader, clock, network.genesisHash()),
        backlog,
        new AgeAlarm(config.outbox().alarmAge()),
        new Backoff(config.outbox().retryFirst(), config.outbox().retryMost()),
        config.outbox().pageRows(),
        vertx);
  }
}
