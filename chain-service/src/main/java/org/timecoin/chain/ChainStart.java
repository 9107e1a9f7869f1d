package org.timecoin.chain;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.config.Backoff;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.emit.OutboxPublisher;
import org.timecoin.chain.heal.ChainDoctor;
import org.timecoin.chain.intake.IntakeReader;
import org.timecoin.chain.store.NodeDatabase;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.contracts.service.ServiceMain;
import org.timecoin.protocol.network.NetworkParameters;

/**
 * Brings the service up: alive at once, ready when the database is, for which it waits as long as
 * it takes. Only a database that can never do ends the process.
 */
@Singleton
final class ChainStart {

  private static final Logger LOG = Logger.getLogger(ChainStart.class);

  private final NodeDatabase database;
  private final NetworkParameters network;
  private final ChainHistory history;
  private final ApplyQueue queue;
  private final CurrentChain current;
  private final OutboxPublisher publisher;
  private final IntakeReader intake;
  private final ChainDoctor doctor;
  private final Backoff backoff;
  private final CountDownLatch stopping = new CountDownLatch(1);

  ChainStart(
      NodeDatabase database,
      NetworkParameters network,
      ChainHistory history,
      ApplyQueue queue,
      CurrentChain current,
      OutboxPublisher publisher,
      IntakeReader intake,
      ChainDoctor doctor,
      ChainConfig config) {
    this.database = database;
    this.network = network;
    this.history = history;
    this.queue = queue;
    this.current = current;
    this.publisher = publisher;
    this.intake = intake;
    this.doctor = doctor;
    this.backoff = new Backoff(config.store().openRetryFirst(), config.store().openRetryMost());
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("chain-start").start(this::openUntilDone);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
    doctor.close();
    intake.close();
    queue.close();
    publisher.stop();
  }

  private void openUntilDone() {
    try {
      for (int failures = 0; !isStopping(failures); failures++) {
        if (open(failures)) {
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

  private boolean open(int failures) {
    try {
      String incarnation = database.open(network);
      // Before anything is loaded: it also heals what can't be loaded.
      doctor.begin();
      ChainState stored = queue.state().toCompletableFuture().join();
      history.check(stored);
      ChainState state = history.undoUncertified(stored);
      current.open(incarnation, state);
      publisher.start(incarnation);
      intake.start();
      LOG.infof("the chain is at height %d, %s", state.tip().height(), state.tip().hash());
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
