package org.timecoin.gateway.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.timecoin.contracts.node.Described;

/** Requests of our own services to peers. */
public interface AskLimits {

  /** Fetches in all. */
  @Described("Fetches of block ranges under way at a time; more are answered with busy")
  @WithDefault("32")
  int fetches();

  /** Block requests on one connection. */
  @Described("Block requests under way on one connection; they are answered in order")
  @WithDefault("4")
  int blockRequestsPerPeer();

  /** A peer that answers nothing. */
  @Described("A connection on which a block request stays unanswered for this long is closed")
  @WithDefault("90s")
  Duration giveUp();
}
