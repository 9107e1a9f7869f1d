package org.timecoin.chain.emit;

import com.google.protobuf.MessageLite;
import io.smallrye.mutiny.Uni;
import org.timecoin.contracts.topic.Topic;

/** Where events go. */
public interface EventLog {

  /** Completes when the record is durable there; fails when that is not known in time. */
  Uni<?> publish(Topic topic, byte[] key, MessageLite value);
}
