package org.timecoin.contracts.kafka;

import com.google.protobuf.ByteString;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.timecoin.contracts.log.v1.DeadLetter;
import org.timecoin.contracts.topic.Topic;

/** Keeps, for an operator to look at, what can never be handled. */
public final class DeadLetters {

  private static final int MAX_ERROR_CHARS = 1000;

  private final RecordPublisher publisher;
  private final int maxBytes;

  /** Dead letters that keep at most {@code maxBytes} of a record. */
  public DeadLetters(RecordPublisher publisher, int maxBytes) {
    this.publisher = publisher;
    this.maxBytes = maxBytes;
  }

  /** Publishes the record with what is wrong with it; completes when the log has it. */
  public Uni<Void> keep(ConsumerRecord<byte[], byte[]> record, String error) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic(record.topic())
            .setPartition(record.partition())
            .setOffset(record.offset())
            .setError(error.substring(0, Math.min(MAX_ERROR_CHARS, error.length())))
            .setRecord(ByteString.copyFrom(value, 0, Math.min(maxBytes, value.length)))
            .build();
    String key = record.topic() + "/" + record.partition() + "@" + record.offset();
    return publisher
        .publish(Topic.DEAD_LETTER, key.getBytes(StandardCharsets.UTF_8), letter)
        .replaceWithVoid();
  }
}
