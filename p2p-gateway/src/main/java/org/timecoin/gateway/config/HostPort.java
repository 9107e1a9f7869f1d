package org.timecoin.gateway.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place as an operator writes it: a name or an IP address, and a port.
 *
 * @param host without brackets
 * @param port 0 to 65535
 */
public record HostPort(String host, int port) {

  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)\\]|([A-Za-z0-9._-]+))(?::(\\d{1,5}))?");

  /** Reads "host", "host:port" or "[ip]:port"; empty for everything else. */
  public static Optional<HostPort> parse(String text, int defaultPort) {
    Matcher form = FORM.matcher(text.trim());
    if (!form.matches()) {
      return Optional.empty();
    }
    String host = form.group(1) == null ? form.group(2) : form.group(1);
    int port = form.group(3) == null ? defaultPort : Integer.parseInt(form.group(3));
    return port > 65535 ? Optional.empty() : Optional.of(new HostPort(host, port));
  }

  /** Whether it means all addresses of the machine. */
  public boolean isWildcard() {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  /** "host:port", or "[ip]:port" for version 6. */
  public String text() {
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }
}
