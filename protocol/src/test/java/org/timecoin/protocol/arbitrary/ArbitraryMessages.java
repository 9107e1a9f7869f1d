package org.timecoin.protocol.arbitrary;

import java.util.List;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.message.ChainMessage;
import org.timecoin.protocol.message.ConnectionMessage;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.MasternodeMessage;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.message.TransactionMessage;
import org.timecoin.protocol.message.UtxoMessage;
import org.timecoin.protocol.message.Vote;
import org.timecoin.protocol.message.WitnessAttestation;
import org.timecoin.protocol.reward.Tier;

/** Arbitrary messages of every kind. */
public final class ArbitraryMessages {

  private final Arbitrary any;
  private final ArbitraryBlocks blocks;

  public ArbitraryMessages(long seed) {
    this.any = new Arbitrary(seed);
    this.blocks = new ArbitraryBlocks(any);
  }

  /** A message of any kind. */
  public Message message() {
    return message(any.oneOf(List.of(MessageKind.values())));
  }

  /** A message of this kind. */
  public Message message(MessageKind kind) {
    return switch (kind.topic()) {
      case CONNECTION -> connection(kind);
      case CHAIN -> chain(kind);
      case TRANSACTION -> transaction(kind);
      case UTXO -> utxo(kind);
      case MASTERNODE -> masternode(kind);
      case CONSENSUS -> new ArbitraryConsensus(any).message(kind);
    };
  }

  private Message connection(MessageKind kind) {
    return switch (kind) {
      case HANDSHAKE ->
          new ConnectionMessage.Handshake(ByteString.of(any.bytes(4)), any.u32(), any.text());
      case ACK -> new ConnectionMessage.Ack(any.text());
      case VERSION -> version();
      case PING -> new ConnectionMessage.Ping(any.u64(), any.u64());
      case PONG -> new ConnectionMessage.Pong(any.u64(), any.u64());
      case GET_PEERS -> new ConnectionMessage.GetPeers();
      default -> new ConnectionMessage.PeersResponse(any.list(any::text));
    };
  }

  private ConnectionMessage.Version version() {
    return new ConnectionMessage.Version(
        any.text(),
        any.text(),
        any.text(),
        any.u32(),
        any.text(),
        any.text(),
        any.u64(),
        any.list(any::text),
        any.optional(any::text),
        any.optional(any::text));
  }

  private Message chain(MessageKind kind) {
    return switch (kind) {
      case GET_GENESIS_HASH -> new ChainMessage.GetGenesisHash();
      case GENESIS_HASH_RESPONSE -> new ChainMessage.GenesisHashResponse(any.hash());
      case GET_BLOCK_HEIGHT -> new ChainMessage.GetBlockHeight();
      case BLOCK_HEIGHT_RESPONSE -> new ChainMessage.BlockHeightResponse(any.u64());
      case GET_BLOCKS -> new ChainMessage.GetBlocks(any.u64(), any.u64());
      case BLOCKS_RESPONSE -> new ChainMessage.BlocksResponse(any.list(blocks::block));
      case GET_BLOCK_RANGE -> new ChainMessage.GetBlockRange(any.u64(), any.u64());
      case BLOCK_RANGE_RESPONSE -> new ChainMessage.BlockRangeResponse(any.list(blocks::block));
      case BLOCK_REQUEST -> new ChainMessage.BlockRequest(any.u64());
      case BLOCK_RESPONSE -> new ChainMessage.BlockResponse(blocks.block());
      case BLOCK_ANNOUNCEMENT -> new ChainMessage.BlockAnnouncement(blocks.block());
      case GET_BLOCK_HASH -> new ChainMessage.GetBlockHash(any.u64());
      case BLOCK_HASH_RESPONSE ->
          new ChainMessage.BlockHashResponse(any.u64(), any.optional(any::hash));
      case CONSENSUS_QUERY -> new ChainMessage.ConsensusQuery(any.u64(), any.hash());
      default -> new ChainMessage.ConsensusQueryResponse(any.bool(), any.u64(), any.hash());
    };
  }

  private Message transaction(MessageKind kind) {
    return switch (kind) {
      case TRANSACTION_BROADCAST ->
          new TransactionMessage.TransactionBroadcast(blocks.transaction());
      case TRANSACTION_VOTE_REQUEST -> new TransactionMessage.TransactionVoteRequest(any.hash());
      case TRANSACTION_VOTE -> new TransactionMessage.TransactionVote(vote());
      case TRANSACTION_FINALIZED ->
          new TransactionMessage.TransactionFinalized(any.hash(), any.u32());
      case TRANSACTION_REJECTED ->
          new TransactionMessage.TransactionRejected(any.hash(), any.text());
      case GET_PENDING_TRANSACTIONS -> new TransactionMessage.GetPendingTransactions();
      default -> new TransactionMessage.PendingTransactionsResponse(any.list(blocks::transaction));
    };
  }

  private Vote vote() {
    return new Vote(any.hash(), any.text(), any.bool(), any.u64(), any.signature());
  }

  private Message utxo(MessageKind kind) {
    return switch (kind) {
      case UTXO_STATE_QUERY -> new UtxoMessage.UtxoStateQuery(any.list(blocks::outPoint));
      case UTXO_STATE_RESPONSE -> new UtxoMessage.UtxoStateResponse(any.list(this::pair));
      case UTXO_STATE_NOTIFICATION ->
          new UtxoMessage.UtxoStateNotification(blocks.outPoint(), blocks.state(), any.u64());
      case UTXO_STATE_UPDATE -> new UtxoMessage.UtxoStateUpdate(blocks.outPoint(), blocks.state());
      case SUBSCRIBE ->
          new UtxoMessage.Subscribe(any.text(), any.list(any::text), any.list(blocks::outPoint));
      case UNSUBSCRIBE -> new UtxoMessage.Unsubscribe(any.text());
      case GET_UTXO_STATE_HASH -> new UtxoMessage.GetUtxoStateHash();
      case UTXO_STATE_HASH_RESPONSE ->
          new UtxoMessage.UtxoStateHashResponse(any.hash(), any.u64(), any.u64());
      case GET_UTXO_SET -> new UtxoMessage.GetUtxoSet();
      default -> new UtxoMessage.UtxoSetResponse(any.list(blocks::utxo));
    };
  }

  private UtxoMessage.OutPointState pair() {
    return new UtxoMessage.OutPointState(blocks.outPoint(), blocks.state());
  }

  private Message masternode(MessageKind kind) {
    return switch (kind) {
      case MASTERNODE_ANNOUNCEMENT -> new MasternodeMessage.MasternodeAnnouncement(info());
      case GET_MASTERNODES -> new MasternodeMessage.GetMasternodes();
      case MASTERNODES_RESPONSE -> new MasternodeMessage.MasternodesResponse(any.list(this::info));
      case HEARTBEAT_BROADCAST -> new MasternodeMessage.HeartbeatBroadcast(heartbeat());
      default -> new MasternodeMessage.HeartbeatAttestation(attestation());
    };
  }

  private MasternodeInfo info() {
    return new MasternodeInfo(
        any.text(), any.text(), any.oneOf(List.of(Tier.values())), any.publicKey());
  }

  private SignedHeartbeat heartbeat() {
    return new SignedHeartbeat(any.text(), any.u64(), any.u64(), any.publicKey(), any.signature());
  }

  private WitnessAttestation attestation() {
    return new WitnessAttestation(
        any.hash(), any.text(), any.publicKey(), any.u64(), any.signature());
  }
}
