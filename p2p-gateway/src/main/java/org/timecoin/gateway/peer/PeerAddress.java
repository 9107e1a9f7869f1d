package org.timecoin.gateway.peer;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a peer is, literally: an IP address and a port. Never a name, so that nothing a peer says
 * makes us ask a name server (protocol.md section 5, "Learned addresses").
 *
 * @param ip version 4 or 6; an IPv4 address written as IPv6 is version 4
 * @param port 1 to 65535
 */
public record PeerAddress(InetAddress ip, int port) {

  private static final int LONGEST_TEXT = 64;
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]+)\\](?::(\\d{1,5}))?");
  private static final Pattern WITH_PORT = Pattern.compile("([^:]+):(\\d{1,5})");

  public PeerAddress {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port);
    }
  }

  /**
   * The address in "ip", "ip:port", "[ip]" or "[ip]:port"; without a port it has the default one,
   * since an address with and without its port is one peer. Empty for names and everything else.
   */
  public static Optional<PeerAddress> parse(String text, int defaultPort) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    Matcher brackets = BRACKETS.matcher(text);
    if (brackets.matches()) {
      return of(brackets.group(1), port(brackets.group(2), defaultPort));
    }
    Matcher withPort = WITH_PORT.matcher(text);
    if (withPort.matches()) {
      return of(withPort.group(1), port(withPort.group(2), defaultPort));
    }
    return of(text, defaultPort);
  }

  /** The literal IP address in a text; empty for names and everything else. */
  public static Optional<InetAddress> parseIp(String text) {
    boolean literal = IPV4.matcher(text).matches() || isIpv6(text);
    try {
      // A literal is only checked, never looked up.
      return literal ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static boolean isIpv6(String text) {
    return text.indexOf(':') >= 0 && IPV6.matcher(text).matches();
  }

  private static Optional<PeerAddress> of(String ip, int port) {
    return port < 1 || port > 65535
        ? Optional.empty()
        : parseIp(ip).map(parsed -> new PeerAddress(parsed, port));
  }

  private static int port(String digits, int defaultPort) {
    return digits == null ? defaultPort : Integer.parseInt(digits);
  }

  /** The IP address as text, without brackets. */
  public String ipText() {
    return ip.getHostAddress();
  }

  /** "ip:port", or "[ip]:port" for version 6: the name of a peer in our own interfaces. */
  public String text() {
    return ip instanceof Inet6Address ? "[" + ipText() + "]:" + port : ipText() + ":" + port;
  }

  @Override
  public String toString() {
    return text();
  }
}
