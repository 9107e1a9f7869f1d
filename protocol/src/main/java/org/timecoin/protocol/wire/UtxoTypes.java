package org.timecoin.protocol.wire;

import static org.timecoin.protocol.json.JsonType.HASH;
import static org.timecoin.protocol.json.JsonType.I64;
import static org.timecoin.protocol.json.JsonType.TEXT;
import static org.timecoin.protocol.json.JsonType.TEXTS;
import static org.timecoin.protocol.json.JsonType.U64;

import java.util.List;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.block.UtxoState;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonShape;
import org.timecoin.protocol.json.JsonType;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.UtxoMessage.OutPointState;
import org.timecoin.protocol.message.UtxoMessage.Subscribe;
import org.timecoin.protocol.message.UtxoMessage.Unsubscribe;
import org.timecoin.protocol.message.UtxoMessage.UtxoSetResponse;
import org.timecoin.protocol.message.UtxoMessage.UtxoStateHashResponse;
import org.timecoin.protocol.message.UtxoMessage.UtxoStateNotification;
import org.timecoin.protocol.message.UtxoMessage.UtxoStateQuery;
import org.timecoin.protocol.message.UtxoMessage.UtxoStateResponse;
import org.timecoin.protocol.message.UtxoMessage.UtxoStateUpdate;

/** Payloads of messages about outputs. */
final class UtxoTypes {

  private static final JsonType<OutPoint> OUT_POINT =
      JsonType.of(TransactionJson::readOutPoint, TransactionJson::writeOutPoint);
  private static final JsonType<List<OutPoint>> OUT_POINTS = JsonType.list(OUT_POINT);
  private static final JsonType<UtxoState> STATE =
      JsonType.of(UtxoStateJson::read, UtxoStateJson::write);
  private static final JsonType<ByteString> SCRIPT =
      JsonType.of(JsonReader::byteString, JsonWriter::byteString);

  /** A script of any length, as text. */
  private static final JsonType<String> SCRIPT_TEXT =
      JsonType.of(JsonReader::longText, JsonWriter::text);

  private static final JsonType<Utxo> UTXO =
      JsonShape.of(Utxo.class)
          .field("outpoint", OUT_POINT, Utxo::outpoint)
          .field("value", U64, Utxo::value)
          .field("script_pubkey", SCRIPT, Utxo::scriptPubkey)
          .field("address", SCRIPT_TEXT, Utxo::address)
          .make(v -> new Utxo(v.next(), v.next(), v.next(), v.next()));

  private static final JsonType<OutPointState> OUT_POINT_STATE =
      JsonType.pair(
          OUT_POINT, OutPointState::outpoint, STATE, OutPointState::state, OutPointState::new);

  private static final JsonType<UtxoStateNotification> NOTIFICATION =
      JsonShape.of(UtxoStateNotification.class)
          .field("outpoint", OUT_POINT, UtxoStateNotification::outpoint)
          .field("new_state", STATE, UtxoStateNotification::newState)
          .field("timestamp", I64, UtxoStateNotification::timestamp)
          .make(v -> new UtxoStateNotification(v.next(), v.next(), v.next()));

  private static final JsonType<UtxoStateUpdate> UPDATE =
      JsonShape.of(UtxoStateUpdate.class)
          .field("outpoint", OUT_POINT, UtxoStateUpdate::outpoint)
          .field("state", STATE, UtxoStateUpdate::state)
          .make(v -> new UtxoStateUpdate(v.next(), v.next()));

  private static final JsonType<Subscribe> SUBSCRIBE =
      JsonShape.of(Subscribe.class)
          .field("id", TEXT, Subscribe::id)
          .field("addresses", TEXTS, Subscribe::addresses)
          .field("outpoints", OUT_POINTS, Subscribe::outpoints)
          .make(v -> new Subscribe(v.next(), v.next(), v.next()));

  private static final JsonType<UtxoStateHashResponse> STATE_HASH =
      JsonShape.of(UtxoStateHashResponse.class)
          .field("hash", HASH, UtxoStateHashResponse::hash)
          .field("height", U64, UtxoStateHashResponse::height)
          .field("utxo_count", U64, UtxoStateHashResponse::utxoCount)
          .make(v -> new UtxoStateHashResponse(v.next(), v.next(), v.next()));

  private UtxoTypes() {}

  static JsonType<? extends Message> of(MessageKind kind) {
    return switch (kind) {
      case UTXO_STATE_QUERY -> OUT_POINTS.as(UtxoStateQuery::new, UtxoStateQuery::outpoints);
      case UTXO_STATE_RESPONSE ->
          JsonType.list(OUT_POINT_STATE).as(UtxoStateResponse::new, UtxoStateResponse::states);
      case UTXO_STATE_NOTIFICATION -> NOTIFICATION;
      case UTXO_STATE_UPDATE -> UPDATE;
      case SUBSCRIBE -> SUBSCRIBE;
      case UNSUBSCRIBE -> TEXT.as(Unsubscribe::new, Unsubscribe::id);
      case UTXO_STATE_HASH_RESPONSE -> STATE_HASH;
      case UTXO_SET_RESPONSE ->
          JsonType.list(UTXO).as(UtxoSetResponse::new, UtxoSetResponse::utxos);
      default -> throw new AssertionError(kind);
    };
  }
}
