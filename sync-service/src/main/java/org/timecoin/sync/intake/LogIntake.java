package org.timecoin.sync.intake;

import com.google.protobuf.ByteString;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import org.jboss.logging.Logger;
import org.timecoin.contracts.kafka.LogRecord;
import org.timecoin.contracts.kafka.PartitionReader;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.contracts.kafka.StartAt;
import org.timecoin.contracts.log.v1.ChainEvent;
import org.timecoin.contracts.log.v1.DirectoryEntry;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.sync.plan.Tip;
import org.timecoin.sync.run.SyncPipeline;
import org.timecoin.sync.run.loop.EventLoop;

/**
 * Reads who the peers are and what the chain did, and tells the pipeline. Nothing is kept: the
 * directory is read from its beginning at every start, and the chain is asked where it stands.
 */
@Singleton
public final class LogIntake {

  private static final Logger LOG = Logger.getLogger(LogIntake.class);

  private final SyncPipeline pipeline;
  private final EventLoop loop;
  private final ByteString genesis;
  private final PartitionReader directory;
  private final PartitionReader events;

  LogIntake(
      SyncPipeline pipeline, EventLoop loop, PartitionReaders readers, NetworkParameters network) {
    this.pipeline = pipeline;
    this.loop = loop;
    this.genesis = ChainMap.toProto(network.genesisHash());
    this.directory =
        readers.reader(
            "directory",
            Topic.PEER_DIRECTORY,
            StartAt.earliest(),
            DirectoryEntry.parser(),
            this::directory);
    this.events =
        readers.reader(
            "chain-events", Topic.CHAIN_EVENTS, StartAt.end(), ChainEvent.parser(), this::event);
  }

  void start(@Observes StartupEvent started) {
    loop.execute(pipeline::askChain);
    directory.start();
    events.start();
    // What was applied between the first answer and the reader's first position is told by a
    // second.
    events.caughtUp().thenRunAsync(pipeline::askChain, loop);
  }

  void stop(@Observes ShutdownEvent stopping) {
    directory.close();
    events.close();
    loop.execute(pipeline::stop);
  }

  private Uni<Void> directory(LogRecord<DirectoryEntry> record) {
    String key = HexFormat.of().formatHex(record.key().toByteArray());
    return onLoop(
        () ->
            record
                .value()
                .ifPresentOrElse(
                    entry -> pipeline.heard(key, DirectoryRecords.sighting(entry)),
                    () -> pipeline.gone(key)));
  }

  private Uni<Void> event(LogRecord<ChainEvent> record) {
    return onLoop(() -> record.value().ifPresent(this::event));
  }

  private void event(ChainEvent event) {
    if (!event.getGenesisHash().equals(genesis)) {
      LOG.warnf("an event of another chain is ignored: %s", event.getGenesisHash());
      return;
    }
    switch (event.getEventCase()) {
      case APPLIED -> {
        BlockRef tip = event.getApplied().getTip();
        pipeline.applied(
            event.getIncarnation(),
            event.getSeq(),
            new Tip(tip.getHeight(), ChainMap.hash(tip.getHash())));
      }
      case UNDONE, EVENT_NOT_SET -> pipeline.undone(event.getIncarnation(), event.getSeq());
    }
  }

  private Uni<Void> onLoop(Runnable effect) {
    return Uni.createFrom().voidItem().emitOn(loop).invoke(effect);
  }
}
