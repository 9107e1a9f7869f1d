package org.timecoin.localnet.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * An address.
 *
 * @param host a name or a literal address, IPv6 without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {
  private static final String HOST = "[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]{2,45}";

  /** An address of this machine. */
  public static HostPort local(int port) {
    return new HostPort("127.0.0.1", port);
  }

  /** Reads {@code host:port} or {@code [ipv6]:port}; empty when it is neither. */
  public static Optional<HostPort> parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    String host = text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    String bare = bracketed ? host.substring(1, host.length() - 1) : host;
    int port = Integer.parseInt(text.substring(colon + 1));
    boolean valid =
        bare.matches(HOST) && bracketed == (bare.indexOf(':') >= 0) && port > 0 && port < 65_536;
    return valid ? Optional.of(new HostPort(bare, port)) : Optional.empty();
  }

  @JsonCreator
  static HostPort ofJson(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("no address: " + text));
  }

  @Override
  @JsonValue
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
