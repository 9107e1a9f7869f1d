package org.timecoin.gateway.handshake;

import java.util.Optional;
import org.timecoin.gateway.peer.Capabilities;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.protocol.message.ConnectionMessage.Version;

/**
 * Whether a peer's Version lets it stay (protocol.md section 5).
 *
 * @param network our network's name on the wire
 * @param genesisHash ours, lower-case hex
 * @param nodeId by which we recognise ourselves
 */
public record VersionCheck(String network, String genesisHash, String nodeId) {

  /**
   * Why the connection has to end; empty when it may stay. A peer that names no genesis hash may.
   */
  public Optional<CloseReason> fault(Version version, Capabilities capabilities) {
    if (!version.network().equals(network)) {
      return Optional.of(CloseReason.OTHER_NETWORK);
    }
    if (version.genesisHash().filter(hash -> !hash.equalsIgnoreCase(genesisHash)).isPresent()) {
      return Optional.of(CloseReason.OTHER_GENESIS);
    }
    return capabilities.nodeId().filter(nodeId::equals).map(id -> CloseReason.SELF);
  }
}
