package org.timecoin.protocol.wire;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonType;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.message.ChainMessage;
import org.timecoin.protocol.message.ConnectionMessage;
import org.timecoin.protocol.message.MasternodeMessage;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.TransactionMessage;
import org.timecoin.protocol.message.UtxoMessage;

/** What stands behind the name of each message kind, if anything does. */
final class Payloads {

  private static final Map<MessageKind, JsonType<? extends Message>> TYPES = types();

  private Payloads() {}

  /** The message of a kind that has no payload. */
  static Optional<Message> unit(MessageKind kind) {
    return switch (kind) {
      case GET_GENESIS_HASH -> Optional.of(new ChainMessage.GetGenesisHash());
      case GET_BLOCK_HEIGHT -> Optional.of(new ChainMessage.GetBlockHeight());
      case GET_PENDING_TRANSACTIONS -> Optional.of(new TransactionMessage.GetPendingTransactions());
      case GET_UTXO_STATE_HASH -> Optional.of(new UtxoMessage.GetUtxoStateHash());
      case GET_UTXO_SET -> Optional.of(new UtxoMessage.GetUtxoSet());
      case GET_MASTERNODES -> Optional.of(new MasternodeMessage.GetMasternodes());
      case GET_PEERS -> Optional.of(new ConnectionMessage.GetPeers());
      default -> Optional.empty();
    };
  }

  static Message read(JsonReader in, MessageKind kind) throws JsonFault {
    return TYPES.get(kind).read(in);
  }

  @SuppressWarnings("unchecked") // The type under a kind is that of the kind's record.
  static void write(JsonWriter out, Message message) {
    ((JsonType<Message>) TYPES.get(message.kind())).write(out, message);
  }

  private static Map<MessageKind, JsonType<? extends Message>> types() {
    Map<MessageKind, JsonType<? extends Message>> types = new EnumMap<>(MessageKind.class);
    for (MessageKind kind : MessageKind.values()) {
      if (unit(kind).isEmpty()) {
        types.put(kind, type(kind));
      }
    }
    return Map.copyOf(types);
  }

  private static JsonType<? extends Message> type(MessageKind kind) {
    return switch (kind.topic()) {
      case CONNECTION -> ConnectionTypes.of(kind);
      case CHAIN -> ChainTypes.of(kind);
      case TRANSACTION -> TransactionTypes.of(kind);
      case UTXO -> UtxoTypes.of(kind);
      case MASTERNODE -> MasternodeTypes.of(kind);
      case CONSENSUS -> ConsensusTypes.of(kind);
    };
  }
}
