package org.timecoin.gateway.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.timecoin.contracts.node.Described;

/** What peers tell us and the log has not acknowledged yet. */
public interface NewsLimits {

  /** Waiting bytes of one peer. */
  @Described("Bytes of one peer's news that may wait for the log; with more its socket is not read")
  @WithDefault("4194304")
  long bytesPerPeer();

  /** Waiting bytes in all. */
  @Described("Bytes of all news that may wait for the log; with more nobody who sends news is read")
  @WithDefault("33554432")
  long bytesTotal();

  /** First wait after a failure. */
  @Described("First wait after the log refused a record; it doubles with jitter")
  @WithDefault("200ms")
  Duration retryFirst();

  /** Longest wait after failures. */
  @Described("Longest wait after the log refused a record")
  @WithDefault("5s")
  Duration retryMost();

  /** Items remembered. */
  @Described(
      "Published blocks and transactions that are remembered, so that they are published once")
  @WithDefault("20000")
  int remembered();

  /** Largest block. */
  @Described("Largest block that is passed on, bytes of bincode")
  @WithDefault("1048576")
  int blockBytes();
}
