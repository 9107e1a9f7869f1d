package org.timecoin.contracts.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Looks up what a topic of one partition holds, without following it. Questions are answered one
 * after the other on a thread of its own; those over the bound are refused at once. A question
 * fails when Kafka doesn't answer in time.
 */
public final class LogPages<T> implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LogPages.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int LOOK_RECORDS = 50;
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

  private final TopicPartition partition;
  private final Consumer<byte[], byte[]> consumer;
  private final Parser<T> parser;
  private final Duration timeout;
  private final ThreadPoolExecutor thread;
  private final AtomicBoolean closing = new AtomicBoolean();

  LogPages(
      String name,
      TopicPartition partition,
      Consumer<byte[], byte[]> consumer,
      Parser<T> parser,
      Duration timeout,
      int questionsMax) {
    this.partition = partition;
    this.consumer = consumer;
    this.parser = parser;
    this.timeout = timeout;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(questionsMax),
            Thread.ofPlatform().daemon().name("log-pages-" + name).factory());
    consumer.assign(List.of(partition));
  }

  /** The records from an offset on, or from the oldest kept if that is later; at most so many. */
  public Uni<LogPage<T>> page(long offset, int recordsMax) {
    return ask(() -> read(offset, recordsMax));
  }

  /**
   * The offset from which on a reader finds the first record that is not behind, given that all
   * that are come before it; the end of the log when all are. A log that has some of them twice has
   * several such places, and any is given. Takes about as many looks into the log as the number of
   * its records has binary digits.
   *
   * @param counts records that don't are passed over, unless there are many in a row
   */
  public Uni<Long> firstNot(Predicate<T> counts, Predicate<T> behind) {
    return ask(() -> search(counts, behind));
  }

  private long search(Predicate<T> counts, Predicate<T> behind) {
    long before = consumer.beginningOffsets(List.of(partition), timeout).get(partition) - 1;
    long found = end();
    while (found - before > 1) {
      long middle = before + (found - before) / 2;
      LogPage<T> there = read(middle, LOOK_RECORDS);
      boolean isBehind =
          there.records().stream()
              .flatMap(record -> record.value().stream())
              .filter(counts)
              .findFirst()
              .map(behind::test)
              .orElse(!there.isLast());
      before = isBehind ? middle : before;
      found = isBehind ? found : middle;
    }
    return found;
  }

  private LogPage<T> read(long offset, int recordsMax) {
    long end = end();
    if (offset >= end) {
      return new LogPage<>(List.of(), end, true);
    }
    consumer.seek(partition, offset);
    List<ConsumerRecord<byte[], byte[]>> polled = poll(end);
    List<ConsumerRecord<byte[], byte[]>> taken =
        polled.subList(0, Math.min(polled.size(), recordsMax));
    long next = taken.isEmpty() ? end : taken.getLast().offset() + 1;
    return new LogPage<>(parsed(taken), next, next >= end);
  }

  private List<ConsumerRecord<byte[], byte[]>> poll(long end) {
    long started = System.nanoTime();
    while (System.nanoTime() - started < timeout.toNanos()) {
      List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(partition);
      if (!records.isEmpty() || consumer.position(partition, timeout) >= end) {
        return records;
      }
    }
    throw new TimeoutException("no records of " + partition + " in " + timeout.toMillis() + " ms");
  }

  private long end() {
    return consumer.endOffsets(List.of(partition), timeout).get(partition);
  }

  private List<LogRecord<T>> parsed(List<ConsumerRecord<byte[], byte[]>> records) {
    List<LogRecord<T>> parsed = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        parsed.add(LogRecord.parse(record, parser));
      } catch (InvalidProtocolBufferException e) {
        // Who follows the topic has seen to it.
        LOG.debugf("%s@%d is no record of this topic", partition, record.offset());
      }
    }
    return parsed;
  }

  private <A> Uni<A> ask(Supplier<A> question) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              try {
                thread.execute(() -> answer(question, emitter));
              } catch (RejectedExecutionException e) {
                emitter.fail(e);
              }
            });
  }

  private <A> void answer(Supplier<A> question, UniEmitter<? super A> emitter) {
    if (closing.get()) {
      emitter.fail(new WakeupException());
      return;
    }
    try {
      emitter.complete(question.get());
    } catch (KafkaException e) {
      // A refusal, silence, or the wake-up at the end.
      emitter.fail(e);
    }
  }

  /** Ends the question under way; those that wait fail. */
  @Override
  public void close() {
    if (closing.getAndSet(true)) {
      return;
    }
    consumer.wakeup();
    thread.shutdown();
    try {
      if (thread.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
      } else {
        LOG.warnf("looking into %s did not end in %d s", partition, CLOSE_WAIT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      LOG.debugf("closing the reader of %s: %s", partition, e.getMessage());
    }
  }
}
