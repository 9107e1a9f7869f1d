package org.timecoin.consensus.intake;

import com.google.protobuf.ByteString;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.timecoin.consensus.health.ConsensusMetrics;
import org.timecoin.consensus.registry.Ruling;
import org.timecoin.consensus.store.Mark;
import org.timecoin.consensus.store.RegistryStore;
import org.timecoin.contracts.kafka.LogRecord;
import org.timecoin.contracts.log.v1.MasternodeNews;
import org.timecoin.contracts.map.BadRecord;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.map.MasternodeMap;
import org.timecoin.protocol.network.NetworkParameters;

/** The effect of one record of peer.masternodes. */
@Singleton
public class MasternodeIntake {

  private static final Logger LOG = Logger.getLogger(MasternodeIntake.class);
  private static final long MS_PER_SECOND = 1_000;

  private final RegistryStore store;
  private final ConsensusMetrics metrics;
  private final ByteString genesis;

  /** An intake into a store. */
  public MasternodeIntake(
      RegistryStore store, ConsensusMetrics metrics, NetworkParameters network) {
    this.store = store;
    this.metrics = metrics;
    this.genesis = ChainMap.toProto(network.genesisHash());
  }

  /** Completes when the record's effect and its offset are durable. */
  public Uni<Void> handle(LogRecord<MasternodeNews> record) {
    Mark mark = new Mark(record.position().partition(), record.position().offset());
    Optional<MasternodeNews> news =
        record.value().filter(value -> value.getGenesisHash().equals(genesis));
    if (news.isEmpty()) {
      return store.skip(mark);
    }
    String kind = news.get().getNewsCase().name().toLowerCase(Locale.ROOT);
    try {
      return effect(news.get(), kind, mark);
    } catch (BadRecord e) {
      LOG.debugf("a record of %s is none: %s", kind, e.getMessage());
      metrics.malformed(kind);
      return store.skip(mark);
    }
  }

  private Uni<Void> effect(MasternodeNews news, String kind, Mark mark) {
    // Judged by when the gateway received it: read a second time it has the same outcome.
    long now = Math.floorDiv(news.getReceivedAtMs(), MS_PER_SECOND);
    return switch (news.getNewsCase()) {
      case ANNOUNCEMENT ->
          noted(
              kind, store.announced(MasternodeMap.announcement(news.getAnnouncement()), now, mark));
      case HEARTBEAT ->
          noted(kind, store.beat(MasternodeMap.heartbeat(news.getHeartbeat()), now, mark));
      case ATTESTATION ->
          noted(kind, store.attested(MasternodeMap.attestation(news.getAttestation()), now, mark));
      case NEWS_NOT_SET -> store.skip(mark);
    };
  }

  private <T> Uni<Void> noted(String kind, Uni<Optional<Ruling<T>>> ruling) {
    return ruling.invoke(r -> r.ifPresent(it -> metrics.judged(kind, it))).replaceWithVoid();
  }
}
