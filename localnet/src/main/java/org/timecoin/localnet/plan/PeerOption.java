package org.timecoin.localnet.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.timecoin.localnet.UserError;

/**
 * A peer outside the fleet: {@code [NODE=]HOST:PORT}.
 *
 * @param node the only node that gets it; empty for every node
 * @param address where it listens
 */
public record PeerOption(String node, HostPort address) {

  /**
   * Reads an option's value.
   *
   * @throws UserError when it is neither form
   */
  @JsonCreator
  public static PeerOption parse(String text) {
    int equals = text.indexOf('=');
    String node = equals < 0 ? "" : text.substring(0, equals);
    if (equals >= 0 && !node.matches("n[0-9]{1,3}")) {
      throw malformed(text);
    }
    return HostPort.parse(text.substring(equals + 1))
        .map(address -> new PeerOption(node, address))
        .orElseThrow(() -> malformed(text));
  }

  /** Whether this node gets the peer. */
  public boolean isFor(String nodeId) {
    return node.isEmpty() || node.equals(nodeId);
  }

  private static UserError malformed(String text) {
    return new UserError(
        "--peer '" + text + "' is not HOST:PORT or NODE=HOST:PORT, such as n0=127.0.2.1:24100.");
  }

  @Override
  @JsonValue
  public String toString() {
    return node.isEmpty() ? address.toString() : node + "=" + address;
  }
}
