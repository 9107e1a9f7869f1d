package org.timecoin.protocol.wire;

import static org.timecoin.protocol.json.JsonType.HASH;
import static org.timecoin.protocol.json.JsonType.I64;
import static org.timecoin.protocol.json.JsonType.U32;
import static org.timecoin.protocol.json.JsonType.U64;

import org.timecoin.protocol.block.UtxoState;
import org.timecoin.protocol.block.UtxoState.Confirmed;
import org.timecoin.protocol.block.UtxoState.Locked;
import org.timecoin.protocol.block.UtxoState.SpentFinalized;
import org.timecoin.protocol.block.UtxoState.SpentPending;
import org.timecoin.protocol.block.UtxoState.Unspent;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonShape;
import org.timecoin.protocol.json.JsonType;
import org.timecoin.protocol.json.JsonVariant;
import org.timecoin.protocol.json.JsonWriter;

/** The state of an output: an enum of which one variant has no payload. */
final class UtxoStateJson {

  private static final JsonType<Locked> LOCKED =
      JsonShape.of(Locked.class)
          .field("txid", HASH, Locked::txid)
          .field("locked_at", I64, Locked::lockedAt)
          .make(v -> new Locked(v.next(), v.next()));

  private static final JsonType<SpentPending> SPENT_PENDING =
      JsonShape.of(SpentPending.class)
          .field("txid", HASH, SpentPending::txid)
          .field("votes", U32, SpentPending::votes)
          .field("total_nodes", U32, SpentPending::totalNodes)
          .field("spent_at", I64, SpentPending::spentAt)
          .make(v -> new SpentPending(v.next(), v.next(), v.next(), v.next()));

  private static final JsonType<SpentFinalized> SPENT_FINALIZED =
      JsonShape.of(SpentFinalized.class)
          .field("txid", HASH, SpentFinalized::txid)
          .field("finalized_at", I64, SpentFinalized::finalizedAt)
          .field("votes", U32, SpentFinalized::votes)
          .make(v -> new SpentFinalized(v.next(), v.next(), v.next()));

  private static final JsonType<Confirmed> CONFIRMED =
      JsonShape.of(Confirmed.class)
          .field("txid", HASH, Confirmed::txid)
          .field("block_height", U64, Confirmed::blockHeight)
          .field("confirmed_at", I64, Confirmed::confirmedAt)
          .make(v -> new Confirmed(v.next(), v.next(), v.next()));

  private UtxoStateJson() {}

  static void write(JsonWriter out, UtxoState state) {
    switch (state) {
      case Unspent s -> out.unitVariant("Unspent");
      case Locked s -> write(out, "Locked", LOCKED, s);
      case SpentPending s -> write(out, "SpentPending", SPENT_PENDING, s);
      case SpentFinalized s -> write(out, "SpentFinalized", SPENT_FINALIZED, s);
      case Confirmed s -> write(out, "Confirmed", CONFIRMED, s);
    }
  }

  private static <S> void write(JsonWriter out, String name, JsonType<S> type, S state) {
    type.write(out.beginVariant(name), state);
    out.endObject();
  }

  static UtxoState read(JsonReader in) throws JsonFault {
    JsonVariant variant = in.variant();
    if (variant.name().equals("Unspent")) {
      variant.unit();
      return new Unspent();
    }
    JsonType<? extends UtxoState> type =
        switch (variant.name()) {
          case "Locked" -> LOCKED;
          case "SpentPending" -> SPENT_PENDING;
          case "SpentFinalized" -> SPENT_FINALIZED;
          case "Confirmed" -> CONFIRMED;
          default -> throw variant.unknown();
        };
    variant.beginPayload();
    UtxoState state = type.read(in);
    variant.endPayload();
    return state;
  }
}
