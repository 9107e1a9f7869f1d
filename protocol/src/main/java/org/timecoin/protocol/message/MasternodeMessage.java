package org.timecoin.protocol.message;

import java.util.List;

/** Messages about masternodes. */
public sealed interface MasternodeMessage extends Message {

  /**
   * I am a masternode. Unsigned.
   *
   * @param masternode what it says of itself
   */
  record MasternodeAnnouncement(MasternodeInfo masternode) implements MasternodeMessage {}

  /** Which masternodes do you know? */
  record GetMasternodes() implements MasternodeMessage {}

  /**
   * Those that a node knows.
   *
   * @param masternodes in no order
   */
  record MasternodesResponse(List<MasternodeInfo> masternodes) implements MasternodeMessage {

    public MasternodesResponse {
      masternodes = List.copyOf(masternodes);
    }
  }

  /**
   * A masternode is alive.
   *
   * @param heartbeat its word for it
   */
  record HeartbeatBroadcast(SignedHeartbeat heartbeat) implements MasternodeMessage {}

  /**
   * A masternode has seen another's heartbeat.
   *
   * @param attestation its word for it
   */
  record HeartbeatAttestation(WitnessAttestation attestation) implements MasternodeMessage {}
}
