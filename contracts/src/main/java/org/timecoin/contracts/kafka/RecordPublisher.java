package org.timecoin.contracts.kafka;

import com.google.protobuf.MessageLite;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.timecoin.contracts.topic.Topic;

/**
 * Publishes records and says when the log has them: idempotent, acknowledged by all in-sync
 * replicas, without linger, in the order of the calls. What waits is bounded in bytes, and over the
 * bound a record is refused at once. Safe for many threads; never blocks its caller, because
 * Kafka's own {@code send} may (it waits for metadata) and so runs on one thread of this class.
 */
public final class RecordPublisher implements AutoCloseable {

  /** What a record costs beside its bytes; keeps a flood of tiny records bounded too. */
  private static final int RECORD_OVERHEAD = 512;

  private final Producer<byte[], byte[]> producer;
  private final String nodeId;
  private final Semaphore freeBytes;
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("log-publisher").factory());

  RecordPublisher(Producer<byte[], byte[]> producer, String nodeId, int bufferBytes) {
    this.producer = producer;
    this.nodeId = nodeId;
    this.freeBytes = new Semaphore(bufferBytes);
  }

  /** A publisher of a node's records on a broker. */
  public static RecordPublisher connect(String bootstrap, String nodeId, LogConfig config) {
    int timeoutMs = Math.toIntExact(config.publishTimeout().toMillis());
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, nodeId + "-publisher");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, config.maxRecordBytes());
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) config.bufferBytes());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeoutMs);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeoutMs);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, timeoutMs / 2));
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    return new RecordPublisher(producer, nodeId, config.bufferBytes());
  }

  /**
   * Publishes a value under a key. Fails with {@link PublishFailed} when the log doesn't
   * acknowledge in time, when too much is waiting, or when the record is larger than the log takes.
   */
  public Uni<Position> publish(Topic topic, byte[] key, MessageLite value) {
    return send(new ProducerRecord<>(topic.nameFor(nodeId), key, value.toByteArray()));
  }

  /** Removes a key from a compacted topic; fails as {@link #publish} does. */
  public Uni<Position> remove(Topic topic, byte[] key) {
    return send(new ProducerRecord<>(topic.nameFor(nodeId), key, null));
  }

  private Uni<Position> send(ProducerRecord<byte[], byte[]> record) {
    int cost = RECORD_OVERHEAD + (record.value() == null ? 0 : record.value().length);
    return Uni.createFrom()
        .emitter(
            emitter -> {
              if (!freeBytes.tryAcquire(cost)) {
                emitter.fail(failed(record, new RejectedExecutionException("too much is waiting")));
                return;
              }
              handOver(record, cost, emitter);
            });
  }

  private void handOver(
      ProducerRecord<byte[], byte[]> record, int cost, UniEmitter<? super Position> emitter) {
    try {
      sender.execute(() -> sendNow(record, cost, emitter));
    } catch (RejectedExecutionException e) {
      freeBytes.release(cost);
      emitter.fail(failed(record, e));
    }
  }

  private void sendNow(
      ProducerRecord<byte[], byte[]> record, int cost, UniEmitter<? super Position> emitter) {
    try {
      // The callback also runs for failures that Kafka notices inside send.
      var unused =
          producer.send(
              record,
              (metadata, failure) -> {
                freeBytes.release(cost);
                complete(record, metadata, failure, emitter);
              });
    } catch (KafkaException | IllegalStateException e) {
      freeBytes.release(cost);
      emitter.fail(failed(record, e));
    }
  }

  private static void complete(
      ProducerRecord<byte[], byte[]> record,
      RecordMetadata metadata,
      Exception failure,
      UniEmitter<? super Position> emitter) {
    if (failure == null) {
      emitter.complete(new Position(metadata.partition(), metadata.offset()));
    } else {
      emitter.fail(failed(record, failure));
    }
  }

  private static PublishFailed failed(ProducerRecord<byte[], byte[]> record, Exception cause) {
    return new PublishFailed(
        "no acknowledgement for a record of " + record.topic() + ": " + cause.getMessage(), cause);
  }

  /** Waits up to five seconds for what is under way. */
  @Override
  public void close() {
    sender.shutdown();
    producer.close(Duration.ofSeconds(5));
  }
}
