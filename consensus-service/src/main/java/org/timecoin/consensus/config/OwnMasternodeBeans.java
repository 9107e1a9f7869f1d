package org.timecoin.consensus.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.timecoin.protocol.network.NetworkParameters;

/** Reads this node's own key once, at the start. */
@Singleton
final class OwnMasternodeBeans {

  @Produces
  @Singleton
  OwnMasternode own(MasternodeConfig config, NetworkParameters network) {
    return OwnMasternode.of(config, network);
  }
}
