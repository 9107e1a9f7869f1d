package org.timecoin.protocol.message;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The 44 kinds of messages: the name on the wire, the record, how long the line may be. */
public enum MessageKind {
  HANDSHAKE("Handshake", ConnectionMessage.Handshake.class, LineClass.SMALL),
  ACK("Ack", ConnectionMessage.Ack.class, LineClass.SMALL),
  VERSION("Version", ConnectionMessage.Version.class, LineClass.SMALL),
  PING("Ping", ConnectionMessage.Ping.class, LineClass.SMALL),
  PONG("Pong", ConnectionMessage.Pong.class, LineClass.SMALL),
  GET_PEERS("GetPeers", ConnectionMessage.GetPeers.class, LineClass.SMALL),
  PEERS_RESPONSE("PeersResponse", ConnectionMessage.PeersResponse.class, LineClass.ANSWER),
  GET_GENESIS_HASH("GetGenesisHash", ChainMessage.GetGenesisHash.class, LineClass.SMALL),
  GENESIS_HASH_RESPONSE(
      "GenesisHashResponse", ChainMessage.GenesisHashResponse.class, LineClass.SMALL),
  GET_BLOCK_HEIGHT("GetBlockHeight", ChainMessage.GetBlockHeight.class, LineClass.SMALL),
  BLOCK_HEIGHT_RESPONSE(
      "BlockHeightResponse", ChainMessage.BlockHeightResponse.class, LineClass.SMALL),
  GET_BLOCKS("GetBlocks", ChainMessage.GetBlocks.class, LineClass.SMALL),
  BLOCKS_RESPONSE("BlocksResponse", ChainMessage.BlocksResponse.class, LineClass.ANSWER),
  BLOCK_ANNOUNCEMENT("BlockAnnouncement", ChainMessage.BlockAnnouncement.class, LineClass.BLOCK),
  BLOCK_REQUEST("BlockRequest", ChainMessage.BlockRequest.class, LineClass.SMALL),
  BLOCK_RESPONSE("BlockResponse", ChainMessage.BlockResponse.class, LineClass.ANSWER),
  GET_BLOCK_HASH("GetBlockHash", ChainMessage.GetBlockHash.class, LineClass.SMALL),
  BLOCK_HASH_RESPONSE("BlockHashResponse", ChainMessage.BlockHashResponse.class, LineClass.SMALL),
  CONSENSUS_QUERY("ConsensusQuery", ChainMessage.ConsensusQuery.class, LineClass.SMALL),
  CONSENSUS_QUERY_RESPONSE(
      "ConsensusQueryResponse", ChainMessage.ConsensusQueryResponse.class, LineClass.SMALL),
  GET_BLOCK_RANGE("GetBlockRange", ChainMessage.GetBlockRange.class, LineClass.SMALL),
  BLOCK_RANGE_RESPONSE(
      "BlockRangeResponse", ChainMessage.BlockRangeResponse.class, LineClass.ANSWER),
  TRANSACTION_BROADCAST(
      "TransactionBroadcast", TransactionMessage.TransactionBroadcast.class, LineClass.TRANSACTION),
  TRANSACTION_VOTE_REQUEST(
      "TransactionVoteRequest", TransactionMessage.TransactionVoteRequest.class, LineClass.SMALL),
  TRANSACTION_VOTE("TransactionVote", TransactionMessage.TransactionVote.class, LineClass.SMALL),
  TRANSACTION_FINALIZED(
      "TransactionFinalized", TransactionMessage.TransactionFinalized.class, LineClass.SMALL),
  TRANSACTION_REJECTED(
      "TransactionRejected", TransactionMessage.TransactionRejected.class, LineClass.SMALL),
  GET_PENDING_TRANSACTIONS(
      "GetPendingTransactions", TransactionMessage.GetPendingTransactions.class, LineClass.SMALL),
  PENDING_TRANSACTIONS_RESPONSE(
      "PendingTransactionsResponse",
      TransactionMessage.PendingTransactionsResponse.class,
      LineClass.ANSWER),
  UTXO_STATE_QUERY("UTXOStateQuery", UtxoMessage.UtxoStateQuery.class, LineClass.SMALL),
  UTXO_STATE_RESPONSE("UTXOStateResponse", UtxoMessage.UtxoStateResponse.class, LineClass.ANSWER),
  UTXO_STATE_NOTIFICATION(
      "UTXOStateNotification", UtxoMessage.UtxoStateNotification.class, LineClass.SMALL),
  UTXO_STATE_UPDATE("UTXOStateUpdate", UtxoMessage.UtxoStateUpdate.class, LineClass.SMALL),
  SUBSCRIBE("Subscribe", UtxoMessage.Subscribe.class, LineClass.SMALL),
  UNSUBSCRIBE("Unsubscribe", UtxoMessage.Unsubscribe.class, LineClass.SMALL),
  GET_UTXO_SET("GetUTXOSet", UtxoMessage.GetUtxoSet.class, LineClass.SMALL),
  UTXO_SET_RESPONSE("UTXOSetResponse", UtxoMessage.UtxoSetResponse.class, LineClass.ANSWER),
  GET_UTXO_STATE_HASH("GetUTXOStateHash", UtxoMessage.GetUtxoStateHash.class, LineClass.SMALL),
  UTXO_STATE_HASH_RESPONSE(
      "UTXOStateHashResponse", UtxoMessage.UtxoStateHashResponse.class, LineClass.SMALL),
  MASTERNODE_ANNOUNCEMENT(
      "MasternodeAnnouncement", MasternodeMessage.MasternodeAnnouncement.class, LineClass.SMALL),
  GET_MASTERNODES("GetMasternodes", MasternodeMessage.GetMasternodes.class, LineClass.SMALL),
  MASTERNODES_RESPONSE(
      "MasternodesResponse", MasternodeMessage.MasternodesResponse.class, LineClass.ANSWER),
  HEARTBEAT_BROADCAST(
      "HeartbeatBroadcast", MasternodeMessage.HeartbeatBroadcast.class, LineClass.SMALL),
  HEARTBEAT_ATTESTATION(
      "HeartbeatAttestation", MasternodeMessage.HeartbeatAttestation.class, LineClass.SMALL);

  private static final int MAX_NAME_LENGTH = 32;
  private static final Map<String, MessageKind> BY_WIRE_NAME =
      Stream.of(values()).collect(toUnmodifiableMap(MessageKind::wireName, identity()));
  private static final Map<Class<?>, MessageKind> BY_RECORD =
      Stream.of(values()).collect(toUnmodifiableMap(kind -> kind.record, identity()));

  private final String wireName;
  private final Class<? extends Message> record;
  private final LineClass lineClass;

  MessageKind(String wireName, Class<? extends Message> record, LineClass lineClass) {
    this.wireName = wireName;
    this.record = record;
    this.lineClass = lineClass;
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }

  /** How long its line may be. */
  public LineClass lineClass() {
    return lineClass;
  }

  /** The kind of a message. */
  public static MessageKind of(Message message) {
    return BY_RECORD.get(message.getClass());
  }

  /** The kind with this name on the wire; names are case-sensitive. */
  public static Optional<MessageKind> ofWireName(String name) {
    return Optional.ofNullable(BY_WIRE_NAME.get(name));
  }

  /**
   * The kind of a line by its first bytes, so that a limit can be set before the line has arrived.
   * Nothing when the name isn't complete yet, is no kind's, or is written with escapes, which no
   * node does: such a line is small or refused.
   */
  public static Optional<MessageKind> peek(byte[] bytes, int from, int to) {
    int p = skipWhitespace(bytes, from, to);
    if (p < to && bytes[p] == '{') {
      p = skipWhitespace(bytes, p + 1, to);
    }
    if (p == to || bytes[p] != '"') {
      return Optional.empty();
    }
    int start = p + 1;
    int stop = Math.min(to, start + MAX_NAME_LENGTH);
    for (p = start; p < stop; p++) {
      if (bytes[p] == '"') {
        return ofWireName(new String(bytes, start, p - start, StandardCharsets.ISO_8859_1));
      }
    }
    return Optional.empty();
  }

  private static int skipWhitespace(byte[] bytes, int from, int to) {
    int p = from;
    while (p < to
        && (bytes[p] == ' ' || bytes[p] == '\t' || bytes[p] == '\r' || bytes[p] == '\n')) {
      p++;
    }
    return p;
  }
}
