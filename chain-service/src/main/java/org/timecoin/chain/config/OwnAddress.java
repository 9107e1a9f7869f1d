package org.timecoin.chain.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.timecoin.contracts.service.BadConfiguration;

/** An address as others are told it. */
public final class OwnAddress {

  private static final Set<String> ANY = Set.of("0.0.0.0", "[::]", "::");

  private OwnAddress() {}

  /**
   * The address, host:port, with this machine's own in the place of "every address".
   *
   * @throws BadConfiguration when it is no address, or this machine has none
   */
  public static String told(String key, String configured) {
    int colon = configured.lastIndexOf(':');
    if (colon < 1 || !configured.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new BadConfiguration("%s is '%s'; it must be host:port".formatted(key, configured));
    }
    String host = configured.substring(0, colon);
    return (ANY.contains(host) ? local(key) : host) + configured.substring(colon);
  }

  private static String local(String key) {
    try {
      String address = InetAddress.getLocalHost().getHostAddress();
      return address.contains(":") ? "[" + address + "]" : address;
    } catch (UnknownHostException e) {
      throw new BadConfiguration("this machine knows no address of its own; set " + key, e);
    }
  }
}
