package org.timecoin.contracts.kafka;

import com.google.protobuf.ByteString;
import java.util.Optional;

/**
 * One record as a handler sees it.
 *
 * @param key as it was published
 * @param value empty when the record removes its key (compacted topics)
 * @param position where it stands
 * @param timestampMs when it was published, milliseconds since 1970
 */
public record LogRecord<T>(
    ByteString key, Optional<T> value, Position position, long timestampMs) {}
