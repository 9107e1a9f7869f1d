package org.timecoin.localnet.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.timecoin.embedded.FreePorts;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.plan.HostPort;
import org.timecoin.localnet.plan.PortSource;

/** Whether what a plan wants to listen on can be had. */
public final class PortCheck {
  private PortCheck() {}

  /**
   * Looks at each address.
   *
   * @throws UserError when somebody listens on one
   */
  public static void requireFree(List<HostPort> addresses) {
    for (HostPort address : addresses) {
      if (!FreePorts.isFree(address.host(), address.port())) {
        String owner = PortOwner.of(address.port()).orElse("another program");
        throw new UserError(
            "The address "
                + address
                + " is in use by "
                + owner
                + ": stop that, or move this fleet with --port-base N or --port-base auto.");
      }
    }
  }

  /** Whether this system lets every node have a loopback address of its own (macOS doesn't). */
  public static boolean hasNodeAddresses() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.1.1"))) {
      return socket.isBound();
    } catch (IOException onlyOneLoopbackAddress) {
      return false;
    }
  }

  /** Ports of this machine, as far as nobody takes them in the meantime. */
  public static PortSource freePorts() {
    java.util.Set<Integer> given = new java.util.HashSet<>();
    return hosts -> {
      while (true) {
        int port = FreePorts.one();
        boolean everywhere = hosts.stream().allMatch(host -> FreePorts.isFree(host, port));
        if (everywhere && given.add(port)) {
          return port;
        }
      }
    };
  }
}
