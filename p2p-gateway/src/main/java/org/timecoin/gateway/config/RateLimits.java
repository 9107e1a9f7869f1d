package org.timecoin.gateway.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.timecoin.contracts.node.Described;

/** What one peer may send and ask (protocol.md section 5); what is over is dropped and counted. */
public interface RateLimits {

  /** Block requests. */
  @Described("Block requests of one peer that are answered, per second")
  @WithDefault("50")
  int blockRequestsPerSecond();

  /** Bytes of block replies. */
  @Described("Bytes of block replies to one peer, per second; a burst of 16 MiB is let through")
  @WithDefault("8388608")
  long blockReplyBytesPerSecond();

  /** Other requests. */
  @Described("Other requests of one peer that are answered, per second")
  @WithDefault("100")
  int requestsPerSecond();

  /** Transactions. */
  @Described("Transactions taken from one peer, per second")
  @WithDefault("1000")
  int transactionsPerSecond();

  /** Announced blocks. */
  @Described("Announced blocks taken from one peer, per second")
  @WithDefault("20")
  int blocksPerSecond();

  /** Masternode messages. */
  @Described("Masternode messages taken from one peer, per second")
  @WithDefault("20")
  int masternodeMessagesPerSecond();

  /** Forgiven time over a rate. */
  @Described("Time a peer may be over a rate until it counts as a violation")
  @WithDefault("30s")
  Duration forgiven();
}
