package org.timecoin.contracts.kafka;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads all partitions of one topic, one record at a time and in order, without a consumer group:
 * the reader's role is its own, and its offsets live with the effect of its records (operations.md,
 * "Roles with a lease don't use consumer groups"). It owns one thread, which waits for each
 * record's handler, so nothing piles up between Kafka and the effect.
 *
 * <p>A handler that fails is called again, for ever, with backoff and jitter; a record that can't
 * be read goes to the dead letter once.
 */
public final class PartitionReader implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(PartitionReader.class);
  private static final Duration POLL_AT_START = Duration.ofMillis(100);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final StartPosition start;
  private final RecordHandling handling;
  private final RetryPause pause;
  private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final Thread thread;

  PartitionReader(
      String name,
      String topic,
      Consumer<byte[], byte[]> consumer,
      StartPosition start,
      RecordHandling handling,
      RetryPause pause) {
    this.topic = topic;
    this.consumer = consumer;
    this.start = start;
    this.handling = handling;
    this.pause = pause;
    this.thread = Thread.ofPlatform().daemon().name("log-reader-" + name).unstarted(this::run);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  /** Completes when everything that was in the log at the start has been handled. */
  public CompletionStage<Void> caughtUp() {
    return caughtUp.minimalCompletionStage();
  }

  private void run() {
    try {
      readUntilClosed();
    } catch (WakeupException e) {
      // The wake-up is how close() ends a wait; at any other time it would be a bug of ours.
      if (!closing.get()) {
        throw e;
      }
    } finally {
      caughtUp.cancel(false);
      // Offsets are the handlers' affair and there is no group to leave: nothing to wait for.
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  private void readUntilClosed() {
    boolean positioned = false;
    int failures = 0;
    while (!closing.get()) {
      try {
        if (!positioned) {
          start.applyTo(consumer);
          positioned = true;
        }
        // A poll of a reader that has caught up ends with a record or with close().
        handleAll(consumer.poll(caughtUp.isDone() ? PartitionReaders.QUIET : POLL_AT_START));
        failures = 0;
        if (!caughtUp.isDone() && start.isReached(consumer)) {
          caughtUp.complete(null);
        }
      } catch (WakeupException e) {
        throw e;
      } catch (KafkaException e) {
        failures++;
        LOG.warnf(
            "reading %s failed (%d times), trying again: %s", topic, failures, e.getMessage());
        pause.waitAfter(failures, closing::get);
      }
    }
  }

  private void handleAll(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (!handling.handle(record, closing::get)) {
        return;
      }
    }
  }

  /** Stops reading; the record being handled may finish within five seconds. */
  @Override
  public void close() {
    if (closing.getAndSet(true)) {
      return;
    }
    consumer.wakeup();
    pause.interrupt();
    try {
      if (thread.isAlive() && !thread.join(CLOSE_WAIT)) {
        LOG.warnf("the reader of %s did not end in %d s", topic, CLOSE_WAIT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
