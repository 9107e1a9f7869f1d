package org.timecoin.consensus.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.timecoin.consensus.config.ConsensusConfig;
import org.timecoin.consensus.config.OwnMasternode;
import org.timecoin.consensus.health.RegistryState;
import org.timecoin.consensus.store.RegistryDatabase;
import org.timecoin.contracts.kafka.PartitionReader;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.contracts.kafka.StartAt;
import org.timecoin.contracts.log.v1.MasternodeNews;
import org.timecoin.contracts.topic.Topic;

/**
 * Brings the service up: alive at once, ready when the schema is there, for which it waits as long
 * as it takes. Then it reads on from where the last effect left off.
 */
@Singleton
public class ConsensusStart {

  private static final Logger LOG = Logger.getLogger(ConsensusStart.class);

  private final RegistryDatabase database;
  private final PartitionReaders readers;
  private final MasternodeIntake intake;
  private final RegistryState state;
  private final OwnMasternode own;
  private final ConsensusConfig config;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final AtomicReference<Optional<PartitionReader>> reader =
      new AtomicReference<>(Optional.empty());

  ConsensusStart(
      RegistryDatabase database,
      PartitionReaders readers,
      MasternodeIntake intake,
      RegistryState state,
      OwnMasternode own,
      ConsensusConfig config) {
    this.database = database;
    this.readers = readers;
    this.intake = intake;
    this.state = state;
    this.own = own;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    own.announcement()
        .ifPresent(
            me -> LOG.infof("this node is masternode %s at %s", me.publicKey(), me.address()));
    Thread.ofPlatform().daemon().name("consensus-start").start(this::openUntilDone);
  }

  void stop(@Observes ShutdownEvent stopped) {
    stopping.countDown();
    reader.get().ifPresent(PartitionReader::close);
  }

  private void openUntilDone() {
    try {
      for (int failures = 1; !open(failures); failures++) {
        long most = config.openRetry().toMillis();
        long waitMs = ThreadLocalRandom.current().nextLong(most / 10, most + 1);
        if (stopping.await(waitMs, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean open(int failures) {
    try {
      Map<Integer, Long> next = database.open();
      PartitionReader opened =
          readers.reader(
              "masternodes",
              Topic.PEER_MASTERNODES,
              StartAt.offsets(next),
              MasternodeNews.parser(),
              record -> Uni.createFrom().deferred(() -> intake.handle(record)));
      reader.set(Optional.of(opened));
      opened.start();
      state.opened();
      return true;
    } catch (RuntimeException e) {
      // Whatever a driver or a migration threw, the registry isn't open yet. Said at each doubling.
      if (Integer.bitCount(failures) == 1) {
        LOG.warnf(e, "the registry is not open (try %d), trying on", failures);
      }
      return false;
    }
  }
}
