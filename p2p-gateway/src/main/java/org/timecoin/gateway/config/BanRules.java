package org.timecoin.gateway.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.timecoin.contracts.node.Described;

/** When an address is banned and for how long (protocol.md section 5). */
public interface BanRules {

  /** For the first ban. */
  @Described("Violations that mean the first ban")
  @WithDefault("3")
  int firstCount();

  /** The first ban. */
  @Described("Length of the first ban")
  @WithDefault("5m")
  Duration first();

  /** For the second ban. */
  @Described("Violations that mean the second ban")
  @WithDefault("5")
  int secondCount();

  /** The second ban. */
  @Described("Length of the second ban")
  @WithDefault("1h")
  Duration second();

  /** For the last ban. */
  @Described("Violations that mean a ban until it is lifted")
  @WithDefault("10")
  int foreverCount();

  /** Until violations are forgotten. */
  @Described("Time without a violation after which none is remembered")
  @WithDefault("1h")
  Duration forgetAfter();

  /** Offenders remembered. */
  @Described("Addresses whose violations and bans are remembered at most")
  @WithDefault("10000")
  int offendersKept();
}
