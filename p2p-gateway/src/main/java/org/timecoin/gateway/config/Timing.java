package org.timecoin.gateway.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.timecoin.contracts.node.Described;

/** Times of a connection's life (protocol.md section 5). */
public interface Timing {

  /** For an accepted peer's handshake. */
  @Described("Time an accepted peer has for its handshake")
  @WithDefault("10s")
  Duration handshake();

  /** For the acknowledgement of ours. */
  @Described(
      "Wait for the acknowledgement of our handshake; then the peer is taken for an old node")
  @WithDefault("10s")
  Duration ack();

  /** For a dialled connection to stand. */
  @Described("Time a dialled connection has to stand")
  @WithDefault("10s")
  Duration connect();

  /** First wait before dialling again. */
  @Described("First wait before a peer is dialled again; it doubles with jitter")
  @WithDefault("5s")
  Duration reconnectFirst();

  /** Longest wait before dialling again. */
  @Described("Longest wait before a peer is dialled again")
  @WithDefault("300s")
  Duration reconnectMost();

  /** Between signs of life. */
  @Described("Time between the messages that keep a connection alive")
  @WithDefault("120s")
  Duration keepAlive();

  /** Between height questions while behind. */
  @Described("Time between height questions while this node or the peer is behind")
  @WithDefault("5s")
  Duration heightWhileBehind();

  /** Without a byte. */
  @Described("A connection on which nothing came for this long is closed")
  @WithDefault("400s")
  Duration idle();

  /** A peer that doesn't read. */
  @Described(
      "A peer that takes nothing of what we send for this long is disconnected; large writes get more time")
  @WithDefault("60s")
  Duration slowReader();

  /** Measuring a line's progress. */
  @Described("Time over which the progress of a begun line is measured")
  @WithDefault("10s")
  Duration progressWindow();

  /** Deadline of questions to other services. */
  @Described("Deadline of a question to the chain or consensus service")
  @WithDefault("5s")
  Duration serviceDeadline();

  /** Age of a tip that is told to peers. */
  @Described("How old the tip may be that peers are told")
  @WithDefault("250ms")
  Duration tipAge();

  /** Between directory beats. */
  @Described("Time between beats of the peer directory")
  @WithDefault("5s")
  Duration directoryBeat();

  /** Between looks at who we are. */
  @Described("Time between questions to the consensus service about our own masternode")
  @WithDefault("10s")
  Duration ownMasternode();

  /** First repeat of an announcement. */
  @Described(
      "Wait before an unacknowledged block or transaction is sent again; it doubles twice, then the peer is given up as its relay")
  @WithDefault("2s")
  Duration repeatFirst();
}
