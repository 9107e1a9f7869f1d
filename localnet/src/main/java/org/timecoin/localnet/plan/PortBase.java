package org.timecoin.localnet.plan;

import org.timecoin.localnet.UserError;

/** Where the ports lie that people and peers know; all others are taken where they are free. */
public sealed interface PortBase {
  /** Where they lie unless somebody says otherwise: peers at 24100. */
  PortBase STANDARD = new Fixed(24_100);

  /**
   * At fixed places.
   *
   * @param p2p the port for peers; JSON-RPC follows at +1, +11, +21, …
   */
  record Fixed(int p2p) implements PortBase {}

  /** Wherever ports are free: several fleets side by side, and tests. */
  record Auto() implements PortBase {}

  /**
   * Reads {@code auto} or a number.
   *
   * @throws UserError when it is neither
   */
  static PortBase parse(String text) {
    if (text.equals("auto")) {
      return new Auto();
    }
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1024 && port <= 64_000) {
        return new Fixed(port);
      }
    }
    throw new UserError(
        "--port-base '" + text + "' is neither auto nor a port from 1024 to 64000.");
  }
}
