package org.timecoin.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports that nobody listens on. They come from below the range that systems use for outgoing
 * connections, so that no connection of somebody else takes one before its server has bound it.
 */
public final class FreePorts {
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 1_000;

  private FreePorts() {}

  /** A free port of 127.0.0.1. */
  public static int one() {
    return several(1).getFirst();
  }

  /**
   * Distinct free ports of 127.0.0.1.
   *
   * @param count how many, at most a few hundred
   */
  public static List<Integer> several(int count) {
    Set<Integer> seen = new HashSet<>();
    List<Integer> free = new ArrayList<>();
    for (int attempt = 0; attempt < ATTEMPTS && free.size() < count; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (seen.add(port) && isFree("127.0.0.1", port)) {
        free.add(port);
      }
    }
    if (free.size() < count) {
      throw new EmbeddedServerException("No free ports between " + LOWEST + " and " + HIGHEST);
    }
    return List.copyOf(free);
  }

  /**
   * Whether a server could listen there now.
   *
   * @param host a literal address of this machine
   */
  public static boolean isFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
