package org.timecoin.protocol.message;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.timecoin.protocol.message.LineClass.ANSWER;
import static org.timecoin.protocol.message.LineClass.BLOCK;
import static org.timecoin.protocol.message.LineClass.PART;
import static org.timecoin.protocol.message.LineClass.SMALL;
import static org.timecoin.protocol.message.LineClass.TRANSACTION;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds of messages: the name on the wire, the record, how long the line may be. 44 are the
 * reference's; the seven of consensus are ours and go only to peers that list {@code bft/1}.
 */
public enum MessageKind {
  HANDSHAKE("Handshake", ConnectionMessage.Handshake.class, SMALL),
  ACK("Ack", ConnectionMessage.Ack.class, SMALL),
  VERSION("Version", ConnectionMessage.Version.class, SMALL),
  PING("Ping", ConnectionMessage.Ping.class, SMALL),
  PONG("Pong", ConnectionMessage.Pong.class, SMALL),
  GET_PEERS("GetPeers", ConnectionMessage.GetPeers.class, SMALL),
  PEERS_RESPONSE("PeersResponse", ConnectionMessage.PeersResponse.class, ANSWER),
  GET_GENESIS_HASH("GetGenesisHash", ChainMessage.GetGenesisHash.class, SMALL),
  GENESIS_HASH_RESPONSE("GenesisHashResponse", ChainMessage.GenesisHashResponse.class, SMALL),
  GET_BLOCK_HEIGHT("GetBlockHeight", ChainMessage.GetBlockHeight.class, SMALL),
  BLOCK_HEIGHT_RESPONSE("BlockHeightResponse", ChainMessage.BlockHeightResponse.class, SMALL),
  GET_BLOCKS("GetBlocks", ChainMessage.GetBlocks.class, SMALL),
  BLOCKS_RESPONSE("BlocksResponse", ChainMessage.BlocksResponse.class, ANSWER),
  BLOCK_ANNOUNCEMENT("BlockAnnouncement", ChainMessage.BlockAnnouncement.class, BLOCK),
  BLOCK_REQUEST("BlockRequest", ChainMessage.BlockRequest.class, SMALL),
  BLOCK_RESPONSE("BlockResponse", ChainMessage.BlockResponse.class, ANSWER),
  GET_BLOCK_HASH("GetBlockHash", ChainMessage.GetBlockHash.class, SMALL),
  BLOCK_HASH_RESPONSE("BlockHashResponse", ChainMessage.BlockHashResponse.class, SMALL),
  CONSENSUS_QUERY("ConsensusQuery", ChainMessage.ConsensusQuery.class, SMALL),
  CONSENSUS_QUERY_RESPONSE(
      "ConsensusQueryResponse", ChainMessage.ConsensusQueryResponse.class, SMALL),
  GET_BLOCK_RANGE("GetBlockRange", ChainMessage.GetBlockRange.class, SMALL),
  BLOCK_RANGE_RESPONSE("BlockRangeResponse", ChainMessage.BlockRangeResponse.class, ANSWER),
  TRANSACTION_BROADCAST(
      "TransactionBroadcast", TransactionMessage.TransactionBroadcast.class, TRANSACTION),
  TRANSACTION_VOTE_REQUEST(
      "TransactionVoteRequest", TransactionMessage.TransactionVoteRequest.class, SMALL),
  TRANSACTION_VOTE("TransactionVote", TransactionMessage.TransactionVote.class, SMALL),
  TRANSACTION_FINALIZED(
      "TransactionFinalized", TransactionMessage.TransactionFinalized.class, SMALL),
  TRANSACTION_REJECTED("TransactionRejected", TransactionMessage.TransactionRejected.class, SMALL),
  GET_PENDING_TRANSACTIONS(
      "GetPendingTransactions", TransactionMessage.GetPendingTransactions.class, SMALL),
  PENDING_TRANSACTIONS_RESPONSE(
      "PendingTransactionsResponse", TransactionMessage.PendingTransactionsResponse.class, ANSWER),
  UTXO_STATE_QUERY("UTXOStateQuery", UtxoMessage.UtxoStateQuery.class, SMALL),
  UTXO_STATE_RESPONSE("UTXOStateResponse", UtxoMessage.UtxoStateResponse.class, ANSWER),
  UTXO_STATE_NOTIFICATION("UTXOStateNotification", UtxoMessage.UtxoStateNotification.class, SMALL),
  UTXO_STATE_UPDATE("UTXOStateUpdate", UtxoMessage.UtxoStateUpdate.class, SMALL),
  SUBSCRIBE("Subscribe", UtxoMessage.Subscribe.class, SMALL),
  UNSUBSCRIBE("Unsubscribe", UtxoMessage.Unsubscribe.class, SMALL),
  GET_UTXO_SET("GetUTXOSet", UtxoMessage.GetUtxoSet.class, SMALL),
  UTXO_SET_RESPONSE("UTXOSetResponse", UtxoMessage.UtxoSetResponse.class, ANSWER),
  GET_UTXO_STATE_HASH("GetUTXOStateHash", UtxoMessage.GetUtxoStateHash.class, SMALL),
  UTXO_STATE_HASH_RESPONSE("UTXOStateHashResponse", UtxoMessage.UtxoStateHashResponse.class, SMALL),
  MASTERNODE_ANNOUNCEMENT(
      "MasternodeAnnouncement", MasternodeMessage.MasternodeAnnouncement.class, SMALL),
  GET_MASTERNODES("GetMasternodes", MasternodeMessage.GetMasternodes.class, SMALL),
  MASTERNODES_RESPONSE("MasternodesResponse", MasternodeMessage.MasternodesResponse.class, ANSWER),
  HEARTBEAT_BROADCAST("HeartbeatBroadcast", MasternodeMessage.HeartbeatBroadcast.class, SMALL),
  HEARTBEAT_ATTESTATION(
      "HeartbeatAttestation", MasternodeMessage.HeartbeatAttestation.class, SMALL),
  CONSENSUS_PROPOSAL("ConsensusProposal", ConsensusMessage.ConsensusProposal.class, PART),
  CONSENSUS_VOTE("ConsensusVote", ConsensusMessage.ConsensusVote.class, SMALL),
  BLOCK_CERTIFICATE("BlockCertificate", ConsensusMessage.BlockCertificate.class, SMALL),
  GET_CERTIFICATES("GetCertificates", ConsensusMessage.GetCertificates.class, SMALL),
  CERTIFICATES_RESPONSE(
      "CertificatesResponse", ConsensusMessage.CertificatesResponse.class, ANSWER),
  GET_RUN("GetRun", ConsensusMessage.GetRun.class, SMALL),
  RUN_RESPONSE("RunResponse", ConsensusMessage.RunResponse.class, ANSWER);

  private static final int MAX_NAME_LENGTH = 32;
  private static final Map<String, MessageKind> BY_WIRE_NAME =
      Stream.of(values()).collect(toUnmodifiableMap(MessageKind::wireName, identity()));
  private static final Map<Class<?>, MessageKind> BY_RECORD =
      Stream.of(values()).collect(toUnmodifiableMap(kind -> kind.record, identity()));

  private final String wireName;
  private final MessageTopic topic;
  private final Class<? extends Message> record;
  private final LineClass lineClass;

  MessageKind(String wireName, Class<? extends Message> record, LineClass lineClass) {
    this.wireName = wireName;
    this.topic = MessageTopic.of(record);
    this.record = record;
    this.lineClass = lineClass;
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }

  /** What it is about. */
  public MessageTopic topic() {
    return topic;
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
