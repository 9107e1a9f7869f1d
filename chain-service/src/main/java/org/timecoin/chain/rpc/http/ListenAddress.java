package org.timecoin.chain.rpc.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.timecoin.contracts.service.BadConfiguration;

/**
 * Where a server listens.
 *
 * @param host a name or address, IPv6 without brackets
 * @param port 0 to 65,535; 0 takes a free one
 */
record ListenAddress(String host, int port) {

  private static final int PORT_MAX = 65_535;

  /** Reads "host:port" or "[v6]:port"; BadConfiguration when it is neither. */
  static ListenAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 1 ? "" : text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (!host.isEmpty() && port >= 0 && port <= PORT_MAX) {
        return new ListenAddress(bracketed ? host.substring(1, host.length() - 1) : host, port);
      }
    } catch (NumberFormatException e) {
      throw wrong(text, e);
    }
    throw wrong(text, new IllegalArgumentException(text));
  }

  /** Whether only this machine can reach it. */
  boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw wrong(host + ":" + port, e);
    }
  }

  private static BadConfiguration wrong(String text, Exception cause) {
    return new BadConfiguration(
        "timenode.rpc.listen is '%s'; it must be host:port with a host of this machine"
            .formatted(text),
        cause);
  }
}
