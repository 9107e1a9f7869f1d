package org.timecoin.gateway.peer;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whom violations and bans are counted against: an IPv4 address, or the /64 of an IPv6 one, because
 * one household has 2^64 of those (protocol.md section 5).
 *
 * @param text the address, or "prefix::/64" in hex
 */
public record Offender(String text) {

  private static final int PREFIX_BYTES = 8;

  /** Whom this address stands for. */
  public static Offender of(InetAddress ip) {
    if (ip instanceof Inet4Address) {
      return new Offender(ip.getHostAddress());
    }
    byte[] prefix = Arrays.copyOf(ip.getAddress(), PREFIX_BYTES);
    return new Offender(HexFormat.ofDelimiter("").formatHex(prefix) + "::/64");
  }
}
