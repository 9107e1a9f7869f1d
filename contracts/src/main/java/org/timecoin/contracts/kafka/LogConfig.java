package org.timecoin.contracts.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.timecoin.contracts.node.Described;

/** How services write to and read from Kafka; the same for all of them. */
@ConfigMapping(prefix = "timenode.log")
public interface LogConfig {

  /** Largest record a service publishes. */
  @Described("Largest record a service publishes, bytes; never above the topic's own limit")
  @WithDefault("2097152")
  int maxRecordBytes();

  /** Memory for records not yet acknowledged. */
  @Described("Memory for records that Kafka has not acknowledged yet, bytes; more are refused")
  @WithDefault("16777216")
  int bufferBytes();

  /** Time for an acknowledgement. */
  @Described("How long a record may wait for its acknowledgement")
  @WithDefault("10s")
  Duration publishTimeout();

  /** Bytes a reader takes at once. */
  @Described("Bytes that one reader fetches at once")
  @WithDefault("4194304")
  int fetchBytes();

  /** Records a reader takes at once. */
  @Described("Records that one reader hands on before it asks Kafka again")
  @WithDefault("500")
  int fetchRecords();

  /** First wait after a failed handler. */
  @Described(
      "First wait before a record whose handling failed is handled again; it doubles with jitter")
  @WithDefault("100ms")
  Duration retryFirst();

  /** Longest wait after failed handlers. */
  @Described("Longest wait before a record whose handling failed is handled again")
  @WithDefault("10s")
  Duration retryMost();

  /** Share of a poison record kept. */
  @Described("How much of a record that can never be handled goes to the dead letter, bytes")
  @WithDefault("65536")
  int deadLetterBytes();
}
