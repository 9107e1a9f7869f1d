package org.timecoin.chain;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.timecoin.chain.config.Backoff;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.emit.OutboxPublisher;
import org.timecoin.chain.heal.ChainDoctor;
import org.timecoin.chain.intake.IntakeReader;
import org.timecoin.chain.store.NodeDatabase;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.RoleLoop;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.contracts.service.ServiceMain;
import org.timecoin.protocol.network.NetworkParameters;

/**
 * Brings the service up: alive at once, ready when the database is, for which it waits as long as
 * it takes; then reader or writer, as the lease says. Only a database that can never do ends the
 * process.
 */
@Singleton
final class ChainStart {

  private static final Logger LOG = Logger.getLogger(ChainStart.class);

  /** For the transaction under way and for giving the lease back. */
  private static final Duration STOP_WAIT = Duration.ofSeconds(15);

  private final NodeDatabase database;
  private final NetworkParameters network;
  private final RoleLoop roles;
  private final ApplyQueue queue;
  private final OutboxPublisher publisher;
  private final IntakeReader intake;
  private final ChainDoctor doctor;
  private final Backoff backoff;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("chain-role").unstarted(this::run);

  ChainStart(
      NodeDatabase database,
      NetworkParameters network,
      RoleLoop roles,
      ApplyQueue queue,
      OutboxPublisher publisher,
      IntakeReader intake,
      ChainDoctor doctor,
      ChainConfig config) {
    this.database = database;
    this.network = network;
    this.roles = roles;
    this.queue = queue;
    this.publisher = publisher;
    this.intake = intake;
    this.doctor = doctor;
    this.backoff = new Backoff(config.store().openRetryFirst(), config.store().openRetryMost());
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
    roles.stop();
    doctor.close();
    try {
      if (!thread.join(STOP_WAIT)) {
        LOG.warnf("the writer's duties did not end in %d s", STOP_WAIT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    intake.close();
    queue.close();
    publisher.stop();
  }

  private void run() {
    try {
      for (int failures = 0; !isStopping(failures); failures++) {
        if (migrate(failures)) {
          roles.run();
          return;
        }
      }
    } catch (BadConfiguration bad) {
      ServiceMain.stop("chain", bad);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isStopping(int failures) throws InterruptedException {
    if (failures == 0) {
      return stopping.getCount() == 0;
    }
    long waitMs = backoff.after(failures, ThreadLocalRandom.current()).toMillis();
    return stopping.await(waitMs, TimeUnit.MILLISECONDS);
  }

  private boolean migrate(int failures) {
    try {
      database.migrate(network);
      return true;
    } catch (BadConfiguration bad) {
      throw bad;
    } catch (RuntimeException e) {
      // Whatever a driver or a migration threw, the database isn't there yet. Said at each
      // doubling.
      if (Integer.bitCount(failures + 1) == 1) {
        LOG.warnf(e, "the database is not ready (try %d), trying on", failures + 1);
      }
      return false;
    }
  }
}
