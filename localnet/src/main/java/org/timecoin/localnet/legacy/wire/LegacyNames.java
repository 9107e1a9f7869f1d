package org.timecoin.localnet.legacy.wire;

import java.util.Set;

/**
 * The variants a legacy node knows (protocol.md section 2). Whatever else arrives fails to parse
 * there, and the third failure bans the address; so a node that sends it something newer is found
 * out here.
 */
final class LegacyNames {
  /** Variants without a payload: a plain string, or an object whose value is null. */
  static final Set<String> UNIT =
      Set.of(
          "GetGenesisHash",
          "GetBlockHeight",
          "GetUTXOSet",
          "GetUTXOStateHash",
          "GetMasternodes",
          "GetPendingTransactions",
          "GetPeers");

  /** Variants with a payload: an object with the name as its only key. */
  static final Set<String> WITH_PAYLOAD =
      Set.of(
          "GenesisHashResponse",
          "BlockHeightResponse",
          "GetBlocks",
          "BlocksResponse",
          "Handshake",
          "Ack",
          "TransactionBroadcast",
          "TransactionVoteRequest",
          "TransactionVote",
          "TransactionFinalized",
          "TransactionRejected",
          "UTXOStateQuery",
          "UTXOStateResponse",
          "UTXOStateNotification",
          "UTXOStateUpdate",
          "Subscribe",
          "Unsubscribe",
          "BlockAnnouncement",
          "BlockRequest",
          "BlockResponse",
          "UTXOSetResponse",
          "UTXOStateHashResponse",
          "MasternodeAnnouncement",
          "MasternodesResponse",
          "Version",
          "Ping",
          "Pong",
          "PendingTransactionsResponse",
          "PeersResponse",
          "HeartbeatBroadcast",
          "HeartbeatAttestation",
          "GetBlockHash",
          "BlockHashResponse",
          "ConsensusQuery",
          "ConsensusQueryResponse",
          "GetBlockRange",
          "BlockRangeResponse");

  private LegacyNames() {}
}
