package org.timecoin.protocol.wire;

import java.util.List;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.UtxoState;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonFields;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonStruct;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.UtxoMessage;
import org.timecoin.protocol.message.UtxoMessage.GetUtxoSet;
import org.timecoin.protocol.message.UtxoMessage.GetUtxoStateHash;
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
final class UtxoMessageJson {

  private static final OutPoint NO_OUT_POINT = new OutPoint(Hash.ZERO, 0);
  private static final JsonFields NOTIFICATION =
      JsonFields.of("outpoint", "new_state", "timestamp");
  private static final JsonFields UPDATE = JsonFields.of("outpoint", "state");
  private static final JsonFields SUBSCRIBE = JsonFields.of("id", "addresses", "outpoints");
  private static final JsonFields STATE_HASH = JsonFields.of("hash", "height", "utxo_count");

  private UtxoMessageJson() {}

  static void write(JsonWriter out, UtxoMessage message) {
    switch (message) {
      case UtxoStateQuery m -> out.list(m.outpoints(), TransactionJson::writeOutPoint);
      case UtxoStateResponse m -> out.list(m.states(), UtxoMessageJson::writePair);
      case UtxoStateNotification m -> writeNotification(out, m);
      case UtxoStateUpdate m -> writeUpdate(out, m);
      case Subscribe m -> writeSubscribe(out, m);
      case Unsubscribe m -> out.text(m.id());
      case UtxoStateHashResponse m -> writeStateHash(out, m);
      case UtxoSetResponse m -> out.list(m.utxos(), UtxoJson::write);
      case GetUtxoStateHash m -> throw new AssertionError("no payload: " + m);
      case GetUtxoSet m -> throw new AssertionError("no payload: " + m);
    }
  }

  static UtxoMessage read(JsonReader in, MessageKind kind) throws JsonFault {
    return switch (kind) {
      case UTXO_STATE_QUERY -> new UtxoStateQuery(in.list(TransactionJson::readOutPoint));
      case UTXO_STATE_RESPONSE -> new UtxoStateResponse(in.list(UtxoMessageJson::readPair));
      case UTXO_STATE_NOTIFICATION -> readNotification(in);
      case UTXO_STATE_UPDATE -> readUpdate(in);
      case SUBSCRIBE -> readSubscribe(in);
      case UNSUBSCRIBE -> new Unsubscribe(in.text());
      case UTXO_STATE_HASH_RESPONSE -> readStateHash(in);
      case UTXO_SET_RESPONSE -> new UtxoSetResponse(in.list(UtxoJson::read));
      default -> throw new AssertionError(kind);
    };
  }

  private static void writePair(JsonWriter out, OutPointState pair) {
    TransactionJson.writeOutPoint(out.beginTuple(), pair.outpoint());
    UtxoJson.writeState(out.comma(), pair.state());
    out.endTuple();
  }

  private static OutPointState readPair(JsonReader in) throws JsonFault {
    in.beginTuple();
    OutPoint outpoint = TransactionJson.readOutPoint(in);
    in.comma();
    UtxoState state = UtxoJson.readState(in);
    in.endTuple();
    return new OutPointState(outpoint, state);
  }

  private static void writeNotification(JsonWriter out, UtxoStateNotification m) {
    TransactionJson.writeOutPoint(out.field(NOTIFICATION, 0), m.outpoint());
    UtxoJson.writeState(out.field(NOTIFICATION, 1), m.newState());
    out.field(NOTIFICATION, 2).i64(m.timestamp()).endObject();
  }

  private static UtxoStateNotification readNotification(JsonReader in) throws JsonFault {
    OutPoint outpoint = NO_OUT_POINT;
    UtxoState state = new UtxoState.Unspent();
    long timestamp = 0;
    JsonStruct struct = in.struct(NOTIFICATION);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> outpoint = TransactionJson.readOutPoint(in);
        case 1 -> state = UtxoJson.readState(in);
        default -> timestamp = in.i64();
      }
    }
    return new UtxoStateNotification(outpoint, state, timestamp);
  }

  private static void writeUpdate(JsonWriter out, UtxoStateUpdate m) {
    TransactionJson.writeOutPoint(out.field(UPDATE, 0), m.outpoint());
    UtxoJson.writeState(out.field(UPDATE, 1), m.state());
    out.endObject();
  }

  private static UtxoStateUpdate readUpdate(JsonReader in) throws JsonFault {
    OutPoint outpoint = NO_OUT_POINT;
    UtxoState state = new UtxoState.Unspent();
    JsonStruct struct = in.struct(UPDATE);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> outpoint = TransactionJson.readOutPoint(in);
        default -> state = UtxoJson.readState(in);
      }
    }
    return new UtxoStateUpdate(outpoint, state);
  }

  private static void writeSubscribe(JsonWriter out, Subscribe m) {
    out.field(SUBSCRIBE, 0).text(m.id());
    out.field(SUBSCRIBE, 1).list(m.addresses(), JsonWriter::text);
    out.field(SUBSCRIBE, 2).list(m.outpoints(), TransactionJson::writeOutPoint);
    out.endObject();
  }

  private static Subscribe readSubscribe(JsonReader in) throws JsonFault {
    String id = "";
    List<String> addresses = List.of();
    List<OutPoint> outpoints = List.of();
    JsonStruct struct = in.struct(SUBSCRIBE);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> id = in.text();
        case 1 -> addresses = in.list(JsonReader::text);
        default -> outpoints = in.list(TransactionJson::readOutPoint);
      }
    }
    return new Subscribe(id, addresses, outpoints);
  }

  private static void writeStateHash(JsonWriter out, UtxoStateHashResponse m) {
    out.field(STATE_HASH, 0).hash(m.hash());
    out.field(STATE_HASH, 1).u64(m.height());
    out.field(STATE_HASH, 2).u64(m.utxoCount());
    out.endObject();
  }

  private static UtxoStateHashResponse readStateHash(JsonReader in) throws JsonFault {
    Hash hash = Hash.ZERO;
    long height = 0;
    long utxoCount = 0;
    JsonStruct struct = in.struct(STATE_HASH);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> hash = in.hash();
        case 1 -> height = in.u64();
        default -> utxoCount = in.u64();
      }
    }
    return new UtxoStateHashResponse(hash, height, utxoCount);
  }
}
