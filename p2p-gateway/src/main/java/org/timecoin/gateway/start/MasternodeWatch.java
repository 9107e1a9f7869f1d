package org.timecoin.gateway.start;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.timecoin.contracts.consensus.v1.OwnMasternode;
import org.timecoin.contracts.log.v1.Announcement;
import org.timecoin.contracts.map.BadRecord;
import org.timecoin.contracts.map.MasternodeMap;
import org.timecoin.gateway.handshake.OwnNode;
import org.timecoin.gateway.remote.ConsensusClient;
import org.timecoin.protocol.message.MasternodeInfo;

/**
 * Asks the consensus service which masternode is ours. While it doesn't answer, what it last said
 * holds: peers must not lose sight of a masternode because one service restarts.
 */
@Singleton
final class MasternodeWatch {

  private static final Logger LOG = Logger.getLogger(MasternodeWatch.class);

  private final ConsensusClient consensus;
  private final OwnNode own;

  MasternodeWatch(ConsensusClient consensus, OwnNode own) {
    this.consensus = consensus;
    this.own = own;
  }

  void look() {
    consensus
        .ownMasternode()
        .subscribe()
        .with(
            this::said,
            failure -> LOG.debugf("our masternode is not known now: %s", failure.getMessage()));
  }

  private void said(Optional<OwnMasternode> ours) {
    try {
      own.masternodeIs(ours.map(MasternodeWatch::info));
    } catch (BadRecord e) {
      LOG.warnf("the consensus service names a masternode that can't be read: %s", e.getMessage());
    }
  }

  private static MasternodeInfo info(OwnMasternode ours) {
    return MasternodeMap.announcement(
        Announcement.newBuilder()
            .setAddress(ours.getAddress())
            .setRewardAddress(ours.getRewardAddress())
            .setTier(ours.getTier())
            .setPublicKey(ours.getPublicKey())
            .build());
  }
}
