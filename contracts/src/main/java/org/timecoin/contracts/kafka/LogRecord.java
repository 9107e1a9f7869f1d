package org.timecoin.contracts.kafka;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One record as a handler sees it.
 *
 * @param key as it was published
 * @param value empty when the record removes its key (compacted topics)
 * @param position where it stands
 * @param timestampMs when it was published, milliseconds since 1970
 */
public record LogRecord<T>(ByteString key, Optional<T> value, Position position, long timestampMs) {

  static <T> LogRecord<T> parse(ConsumerRecord<byte[], byte[]> record, Parser<T> parser)
      throws InvalidProtocolBufferException {
    Optional<T> value =
        record.value() == null ? Optional.empty() : Optional.of(parser.parseFrom(record.value()));
    return new LogRecord<>(key(record), value, position(record), record.timestamp());
  }

  static ByteString key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? ByteString.EMPTY : ByteString.copyFrom(record.key());
  }

  static Position position(ConsumerRecord<byte[], byte[]> record) {
    return new Position(record.partition(), record.offset());
  }
}
