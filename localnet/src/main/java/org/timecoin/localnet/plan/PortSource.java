package org.timecoin.localnet.plan;

import java.util.List;

/** Where free ports come from; tests count. */
@FunctionalInterface
public interface PortSource {
  /** A port that is free on each of these addresses, never the same twice. */
  int freeOn(List<String> hosts);
}
