package org.timecoin.contracts.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Parses a record, hands it to the service's handler on the service's executor, and waits for the
 * effect.
 */
final class AwaitingHandler<T> implements RecordHandling {

  private static final Logger LOG = Logger.getLogger(AwaitingHandler.class);
  private static final long CLOSE_CHECK_MS = 200;

  private final Parser<T> parser;
  private final Function<LogRecord<T>, Uni<Void>> handler;
  private final Executor context;
  private final DeadLetters deadLetters;
  private final RetryPause pause;

  AwaitingHandler(
      Parser<T> parser,
      Function<LogRecord<T>, Uni<Void>> handler,
      Executor context,
      DeadLetters deadLetters,
      RetryPause pause) {
    this.parser = parser;
    this.handler = handler;
    this.context = context;
    this.deadLetters = deadLetters;
    this.pause = pause;
  }

  @Override
  public boolean handle(ConsumerRecord<byte[], byte[]> record, BooleanSupplier closing) {
    Function<LogRecord<T>, Uni<Void>> effect = handler;
    LogRecord<T> parsed;
    try {
      parsed = LogRecord.parse(record, parser);
    } catch (InvalidProtocolBufferException e) {
      String error = "not a record of this topic: " + e.getMessage();
      LOG.warnf("%s/%d@%d is %s", record.topic(), record.partition(), record.offset(), error);
      parsed =
          new LogRecord<>(LogRecord.key(record), Optional.empty(), LogRecord.position(record), 0);
      effect = unused -> deadLetters.keep(record, error);
    }
    return untilDone(parsed, effect, record.topic(), closing);
  }

  private boolean untilDone(
      LogRecord<T> record,
      Function<LogRecord<T>, Uni<Void>> effect,
      String topic,
      BooleanSupplier closing) {
    for (int failures = 0; !closing.getAsBoolean(); ) {
      try {
        return await(call(record, effect), closing);
      } catch (ExecutionException e) {
        failures++;
        // Said once at the start and then at each doubling, so that a long outage doesn't fill the
        // log.
        if (Integer.bitCount(failures) == 1) {
          LOG.warnf(
              e.getCause(), "%s %s failed %d times, trying on", topic, record.position(), failures);
        }
        pause.waitAfter(failures, closing);
      }
    }
    return false;
  }

  private CompletableFuture<Void> call(
      LogRecord<T> record, Function<LogRecord<T>, Uni<Void>> effect) {
    return Uni.createFrom()
        .deferred(() -> effect.apply(record))
        .runSubscriptionOn(context)
        .subscribeAsCompletionStage();
  }

  private static boolean await(CompletableFuture<Void> done, BooleanSupplier closing)
      throws ExecutionException {
    while (true) {
      try {
        done.get(CLOSE_CHECK_MS, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        if (closing.getAsBoolean()) {
          done.cancel(true);
          return false;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
