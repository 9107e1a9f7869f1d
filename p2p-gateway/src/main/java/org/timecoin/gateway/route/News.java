package org.timecoin.gateway.route;

import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.message.WitnessAttestation;

/** What a peer tells without being the only one who may: it goes to the log. */
public sealed interface News {

  /** A block that a peer announced. */
  record NewBlock(Block block) implements News {}

  /** A transaction that a peer sent. */
  record NewTransaction(Transaction transaction) implements News {}

  /** What other masternode news there is. */
  sealed interface OfMasternodes extends News {}

  /** A peer said that it is this masternode. */
  record Announced(MasternodeInfo masternode) implements OfMasternodes {}

  /** A peer listed a masternode when it was asked whom it knows. */
  record Listed(MasternodeInfo masternode) implements OfMasternodes {}

  /** A masternode's sign of life. */
  record Heartbeat(SignedHeartbeat heartbeat) implements OfMasternodes {}

  /** Somebody's word for another's sign of life. */
  record Attestation(WitnessAttestation attestation) implements OfMasternodes {}

  /** A stable name for metrics. */
  default String label() {
    return switch (this) {
      case NewBlock ignored -> "block";
      case NewTransaction ignored -> "transaction";
      case Announced ignored -> "announcement";
      case Listed ignored -> "listed_masternode";
      case Heartbeat ignored -> "heartbeat";
      case Attestation ignored -> "attestation";
    };
  }
}
