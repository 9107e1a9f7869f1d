package org.timecoin.gateway.route;

import java.util.List;
import org.timecoin.gateway.route.Route.Unused;
import org.timecoin.gateway.route.Route.Why;
import org.timecoin.protocol.message.ChainMessage;
import org.timecoin.protocol.message.ConnectionMessage;
import org.timecoin.protocol.message.ConsensusMessage;
import org.timecoin.protocol.message.MasternodeMessage;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.TransactionMessage;
import org.timecoin.protocol.message.UtxoMessage;

/**
 * Says what every message of an open connection is for us (protocol.md section 2). Exhaustive, so a
 * new message does not compile until someone has decided.
 */
public final class Router {

  private Router() {}

  /** The route of a message. */
  public static Route route(Message message) {
    return switch (message) {
      case ConnectionMessage connection -> connection(connection);
      case ChainMessage chain -> chain(chain);
      case TransactionMessage transaction -> transaction(transaction);
      case UtxoMessage utxo -> utxo(utxo);
      case MasternodeMessage masternode -> masternode(masternode);
      // We don't list bft/1, so whoever sends one acts on his own; no votes are cast here yet.
      case ConsensusMessage ignored -> new Unused(Why.NOT_SPOKEN);
    };
  }

  private static Route connection(ConnectionMessage message) {
    return switch (message) {
      case ConnectionMessage.Handshake ignored -> new Unused(Why.REPEATED_HANDSHAKE);
      case ConnectionMessage.Ack ack -> new Route.Acknowledged(ack.messageType());
      case ConnectionMessage.Version version -> new Route.Meet(version);
      case ConnectionMessage.Ping ping -> new Route.Serve(new PeerRequest.Echo(ping.nonce()));
      case ConnectionMessage.Pong pong -> new Route.PongAnswer(pong.nonce());
      case ConnectionMessage.GetPeers ignored -> new Route.Serve(new PeerRequest.KnownPeers());
      // Addresses are not learned from peers yet; what they send is read and let go.
      case ConnectionMessage.PeersResponse ignored -> new Unused(Why.NO_USE);
    };
  }

  private static Route chain(ChainMessage message) {
    return switch (message) {
      case ChainMessage.GetGenesisHash ignored -> new Route.Serve(new PeerRequest.GenesisHash());
      case ChainMessage.GenesisHashResponse ignored -> new Unused(Why.NEVER_ASKED);
      case ChainMessage.GetBlockHeight ignored -> new Route.Serve(new PeerRequest.Height());
      case ChainMessage.BlockHeightResponse answer -> new Route.HeightAnswer(answer.height());
      case ChainMessage.GetBlocks get ->
          blocks(MessageKind.BLOCKS_RESPONSE, get.start(), get.end());
      case ChainMessage.GetBlockRange get ->
          blocks(MessageKind.BLOCK_RANGE_RESPONSE, get.startHeight(), get.endHeight());
      case ChainMessage.BlockRequest get ->
          blocks(MessageKind.BLOCK_RESPONSE, get.height(), get.height());
      case ChainMessage.BlocksResponse answer -> new Route.BlocksAnswer(answer.blocks());
      case ChainMessage.BlockRangeResponse answer -> new Route.BlocksAnswer(answer.blocks());
      case ChainMessage.BlockResponse answer -> new Route.BlocksAnswer(List.of(answer.block()));
      case ChainMessage.BlockAnnouncement told -> new Route.Tell(new News.NewBlock(told.block()));
      case ChainMessage.GetBlockHash get -> new Route.Serve(new PeerRequest.HashAt(get.height()));
      case ChainMessage.BlockHashResponse answer ->
          new Route.HashAnswer(answer.height(), answer.hash());
      case ChainMessage.ConsensusQuery ignored -> new Unused(Why.NOT_SERVED);
      case ChainMessage.ConsensusQueryResponse ignored -> new Unused(Why.NEVER_ASKED);
    };
  }

  private static Route blocks(MessageKind reply, long start, long end) {
    return new Route.Serve(PeerRequest.Blocks.capped(reply, start, end));
  }

  private static Route transaction(TransactionMessage message) {
    return switch (message) {
      case TransactionMessage.TransactionBroadcast told ->
          new Route.Tell(new News.NewTransaction(told.transaction()));
      case TransactionMessage.TransactionVoteRequest ignored -> new Unused(Why.NOT_SERVED);
      case TransactionMessage.TransactionVote ignored -> new Unused(Why.NO_USE);
      case TransactionMessage.TransactionFinalized ignored -> new Unused(Why.NO_USE);
      case TransactionMessage.TransactionRejected ignored -> new Unused(Why.NO_USE);
      case TransactionMessage.GetPendingTransactions ignored -> new Unused(Why.NOT_SERVED);
      case TransactionMessage.PendingTransactionsResponse answer ->
          new Route.PendingAnswer(answer.transactions());
    };
  }

  private static Route utxo(UtxoMessage message) {
    return switch (message) {
      case UtxoMessage.UtxoStateQuery ignored -> new Unused(Why.NOT_SERVED);
      case UtxoMessage.UtxoStateResponse ignored -> new Unused(Why.NEVER_ASKED);
      case UtxoMessage.UtxoStateNotification ignored -> new Unused(Why.NO_USE);
      case UtxoMessage.UtxoStateUpdate ignored -> new Unused(Why.NO_USE);
      case UtxoMessage.Subscribe ignored -> new Unused(Why.NOT_SERVED);
      case UtxoMessage.Unsubscribe ignored -> new Unused(Why.NOT_SERVED);
      case UtxoMessage.GetUtxoStateHash ignored -> new Route.Serve(new PeerRequest.UtxoHash());
      case UtxoMessage.UtxoStateHashResponse answer ->
          new Route.UtxoHashAnswer(answer.hash(), answer.height(), answer.utxoCount());
      case UtxoMessage.GetUtxoSet ignored -> new Unused(Why.NOT_SERVED);
      // Never asked for, whatever the legacy node does when hashes differ (protocol.md section 6).
      case UtxoMessage.UtxoSetResponse ignored -> new Unused(Why.NEVER_ASKED);
    };
  }

  private static Route masternode(MasternodeMessage message) {
    return switch (message) {
      case MasternodeMessage.MasternodeAnnouncement told ->
          new Route.Tell(new News.Announced(told.masternode()));
      case MasternodeMessage.GetMasternodes ignored -> new Unused(Why.NOT_SERVED);
      case MasternodeMessage.MasternodesResponse answer ->
          new Route.MasternodesAnswer(answer.masternodes());
      case MasternodeMessage.HeartbeatBroadcast told ->
          new Route.Tell(new News.Heartbeat(told.heartbeat()));
      case MasternodeMessage.HeartbeatAttestation told ->
          new Route.Tell(new News.Attestation(told.attestation()));
    };
  }
}
