package org.timecoin.sync.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.timecoin.contracts.node.Described;

/** The limits of sync. */
@ConfigMapping(prefix = "timenode.sync")
public interface SyncConfig {

  /** Blocks of one request. */
  @Described("Most blocks asked for at once")
  @WithDefault("100")
  int rangeBlocks();

  /** Bytes of one request. */
  @Described(
      "Most bytes taken from one request, and the size requests are made for; below the gRPC limit"
          + " of 8 MiB a message")
  @WithDefault("7340032")
  int rangeBytes();

  /** Requests at a time. */
  @Described("Requests under way at a time, one of them kept for the range next to the tip")
  @WithDefault("12")
  int inFlight();

  /** Requests at a time with one peer. */
  @Described("Requests under way at a time with one peer, one of them kept likewise")
  @WithDefault("6")
  int inFlightPerPeer();

  /** How far ahead of the tip. */
  @Described("How many blocks ahead of the tip are asked for")
  @WithDefault("4000")
  int lookAheadBlocks();

  /** Memory for blocks. */
  @Described("Bytes set aside for requests plus bytes that came and are not applied yet")
  @WithDefault("50331648")
  long heldBytes();

  /** Ranges with the chain. */
  @Described("Ranges handed to the chain and not yet answered")
  @WithDefault("4")
  int imports();

  /** First wait for a peer. */
  @Described(
      "An unanswered request goes to another peer too after this; doubles with each silence, halves"
          + " with each answer")
  @WithDefault("2s")
  Duration patienceFirst();

  /** Longest wait for a peer. */
  @Described("Longest wait before an unanswered request goes to another peer too")
  @WithDefault("10s")
  Duration patienceMost();

  /** When a request has failed. */
  @Described("A peer silent for this long has failed the request")
  @WithDefault("10s")
  Duration silence();

  /** First bound of the wait before a retry. */
  @Described(
      "First bound of the random wait before a range is asked again of a peer that failed it")
  @WithDefault("250ms")
  Duration retryFirst();

  /** Highest bound of that wait. */
  @Described("Highest bound of that wait")
  @WithDefault("10s")
  Duration retryMost();

  /** First exclusion. */
  @Described("A peer that failed to deliver two ranges is left alone for this long; doubles")
  @WithDefault("15s")
  Duration exclusionFirst();

  /** Longest exclusion. */
  @Described("Longest time a peer is left alone, and the time for one that was proven wrong")
  @WithDefault("10m")
  Duration exclusionMost();

  /** When a sync has stalled. */
  @Described("Without a block applied for this long a sync has stalled, which is said with a cause")
  @WithDefault("10s")
  Duration stall();

  /** When an attempt ends. */
  @Described("Without a block applied for this long an attempt to sync ends")
  @WithDefault("60s")
  Duration attempt();

  /** More time for the last blocks. */
  @Described("So much longer when fewer than 5 blocks are missing")
  @WithDefault("30s")
  Duration lastBlocks();

  /** Between attempts. */
  @Described("Rest between an attempt that achieved nothing and the next")
  @WithDefault("5s")
  Duration rest();

  /** How long a gateway's beat counts. */
  @Described("How long an entry of the peer directory counts after its last beat")
  @WithDefault("15s")
  Duration beatLifetime();

  /** Connections remembered. */
  @Described("Most entries of the peer directory that are remembered")
  @WithDefault("4096")
  int connections();

  /** Deadline of a fetch. */
  @Described("Deadline of one request to the gateway for blocks, as a whole")
  @WithDefault("120s")
  Duration fetchDeadline();

  /** Deadline of other calls. */
  @Described("Deadline of every other call to a neighbour")
  @WithDefault("5s")
  Duration callDeadline();

  /** Deadline of a verdict. */
  @Described("How long the chain may take for the verdict on a range")
  @WithDefault("30s")
  Duration importAnswer();

  /** When the chain is asked for a sign of life. */
  @Described(
      "How long the chain may be without a verdict before it is asked whether it is there, and how long that answer may take; without one it is left, for the configured address")
  @WithDefault("2s")
  Duration importQuiet();

  /** When an idle stream is closed. */
  @Described("The stream to the chain is closed when it was idle for this long")
  @WithDefault("10s")
  Duration importIdle();
}
