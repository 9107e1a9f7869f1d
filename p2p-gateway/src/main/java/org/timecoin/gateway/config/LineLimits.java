package org.timecoin.gateway.config;

import io.smallrye.config.WithDefault;
import org.timecoin.contracts.node.Described;

/** How long lines may be (protocol.md section 1). */
public interface LineLimits {

  /** Before the handshake. */
  @Described("Longest line of a peer that dialled us before its handshake, bytes")
  @WithDefault("4096")
  int handshakeBytes();

  /** Small messages. */
  @Described("Longest line of a small message, bytes")
  @WithDefault("65536")
  int smallBytes();

  /** Transactions. */
  @Described("Longest line of a transaction or a part of a proposal, bytes")
  @WithDefault("4194304")
  int mediumBytes();

  /** Blocks and answers. */
  @Described("Longest line of an announced block or of an answer we asked for, bytes")
  @WithDefault("16777216")
  int largeBytes();

  /** All unfinished lines. */
  @Described("Memory of all unfinished lines together, bytes; at most a third of the heap is used")
  @WithDefault("134217728")
  long unfinishedBytes();

  /** Progress of a begun line. */
  @Described("Least progress of a begun line, bytes a second")
  @WithDefault("1024")
  int progressBytesPerSecond();

  /** Long enough to be decoded elsewhere. */
  @Described("Lines from this length on are decoded on a worker thread, bytes")
  @WithDefault("32768")
  int offloadBytes();

  /** Messages before the acknowledgement. */
  @Described("Messages kept that arrive before a peer we dialled acknowledged our handshake")
  @WithDefault("64")
  int earlyMessages();

  /** Bytes before the acknowledgement. */
  @Described("Bytes kept of messages before the acknowledgement of our handshake")
  @WithDefault("33554432")
  int earlyBytes();
}
