package org.timecoin.contracts.node;

import java.util.regex.Pattern;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.network.Network;

/**
 * Who this process is.
 *
 * @param nodeId of the node it belongs to
 * @param network the node is on
 * @param incarnation random, new at each start of the process
 */
public record NodeIdentity(String nodeId, Network network, String incarnation) {

  private static final Pattern NODE_ID = Pattern.compile("[a-z0-9-]{1,32}");

  /** Refuses an id that could not name topics and a database. */
  public NodeIdentity {
    if (!NODE_ID.matcher(nodeId).matches()) {
      throw new BadConfiguration(
          "timenode.node-id is '%s'; it must be 1 to 32 of a-z, 0-9 and -".formatted(nodeId));
    }
  }
}
