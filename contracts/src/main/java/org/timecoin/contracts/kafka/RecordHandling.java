package org.timecoin.contracts.kafka;

import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What happens with one record on the reader's thread. */
interface RecordHandling {

  /**
   * Handles a record to its end, however often that takes.
   *
   * @return false when the reader closed before the record was handled
   */
  boolean handle(ConsumerRecord<byte[], byte[]> record, BooleanSupplier closing);
}
