package org.timecoin.consensus.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.timecoin.contracts.node.Described;

/** The limits of the registry. */
@ConfigMapping(prefix = "timenode.consensus")
public interface ConsensusConfig {

  /** Masternodes kept. */
  @Described("Most masternodes that the registry keeps; further announcements are refused")
  @WithDefault("10000")
  int masternodesMost();

  /** Heartbeats kept. */
  @Described("Heartbeats kept for each masternode, the newest ones")
  @WithDefault("100")
  int heartbeatsKept();

  /** Witnesses kept. */
  @Described("Most attestations kept for one heartbeat")
  @WithDefault("100")
  int witnessesMost();

  /** Deadline of the database. */
  @Described("How long one question to the database may take")
  @WithDefault("5s")
  Duration queryTimeout();

  /** Wait before another try to open the database. */
  @Described("Longest wait, with jitter, before another try to open the database at the start")
  @WithDefault("3s")
  Duration openRetry();
}
