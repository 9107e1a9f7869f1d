package org.timecoin.protocol.wire;

import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.block.UtxoState;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonFields;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonStruct;
import org.timecoin.protocol.json.JsonVariant;
import org.timecoin.protocol.json.JsonWriter;

/** Unspent outputs and their states as JSON. */
final class UtxoJson {

  private static final JsonFields UTXO =
      JsonFields.of("outpoint", "value", "script_pubkey", "address");
  private static final JsonFields LOCKED = JsonFields.of("txid", "locked_at");
  private static final JsonFields SPENT_PENDING =
      JsonFields.of("txid", "votes", "total_nodes", "spent_at");
  private static final JsonFields SPENT_FINALIZED = JsonFields.of("txid", "finalized_at", "votes");
  private static final JsonFields CONFIRMED = JsonFields.of("txid", "block_height", "confirmed_at");

  private UtxoJson() {}

  static void write(JsonWriter out, Utxo utxo) {
    TransactionJson.writeOutPoint(out.field(UTXO, 0), utxo.outpoint());
    out.field(UTXO, 1).u64(utxo.value());
    out.field(UTXO, 2).byteString(utxo.scriptPubkey());
    out.field(UTXO, 3).text(utxo.address());
    out.endObject();
  }

  static Utxo read(JsonReader in) throws JsonFault {
    OutPoint outpoint = new OutPoint(Hash.ZERO, 0);
    long value = 0;
    ByteString scriptPubkey = ByteString.EMPTY;
    String address = "";
    JsonStruct struct = in.struct(UTXO);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> outpoint = TransactionJson.readOutPoint(in);
        case 1 -> value = in.u64();
        case 2 -> scriptPubkey = in.byteString();
        // A script of any length, as text.
        default -> address = in.longText();
      }
    }
    return new Utxo(outpoint, value, scriptPubkey, address);
  }

  static void writeState(JsonWriter out, UtxoState state) {
    switch (state) {
      case UtxoState.Unspent s -> out.unitVariant("Unspent");
      case UtxoState.Locked s -> {
        out.beginVariant("Locked").field(LOCKED, 0).hash(s.txid());
        out.field(LOCKED, 1).i64(s.lockedAt()).endObject().endObject();
      }
      case UtxoState.SpentPending s -> {
        out.beginVariant("SpentPending").field(SPENT_PENDING, 0).hash(s.txid());
        out.field(SPENT_PENDING, 1).u32(s.votes());
        out.field(SPENT_PENDING, 2).u32(s.totalNodes());
        out.field(SPENT_PENDING, 3).i64(s.spentAt()).endObject().endObject();
      }
      case UtxoState.SpentFinalized s -> {
        out.beginVariant("SpentFinalized").field(SPENT_FINALIZED, 0).hash(s.txid());
        out.field(SPENT_FINALIZED, 1).i64(s.finalizedAt());
        out.field(SPENT_FINALIZED, 2).u32(s.votes()).endObject().endObject();
      }
      case UtxoState.Confirmed s -> {
        out.beginVariant("Confirmed").field(CONFIRMED, 0).hash(s.txid());
        out.field(CONFIRMED, 1).u64(s.blockHeight());
        out.field(CONFIRMED, 2).i64(s.confirmedAt()).endObject().endObject();
      }
    }
  }

  static UtxoState readState(JsonReader in) throws JsonFault {
    JsonVariant variant = in.variant();
    if (variant.name().equals("Unspent")) {
      variant.unit();
      return new UtxoState.Unspent();
    }
    variant.beginPayload();
    UtxoState state =
        switch (variant.name()) {
          case "Locked" -> readLocked(in);
          case "SpentPending" -> readSpentPending(in);
          case "SpentFinalized" -> readSpentFinalized(in);
          case "Confirmed" -> readConfirmed(in);
          default -> throw variant.unknown();
        };
    variant.endPayload();
    return state;
  }

  private static UtxoState readLocked(JsonReader in) throws JsonFault {
    Hash txid = Hash.ZERO;
    long lockedAt = 0;
    JsonStruct struct = in.struct(LOCKED);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> txid = in.hash();
        default -> lockedAt = in.i64();
      }
    }
    return new UtxoState.Locked(txid, lockedAt);
  }

  private static UtxoState readSpentPending(JsonReader in) throws JsonFault {
    Hash txid = Hash.ZERO;
    int votes = 0;
    int totalNodes = 0;
    long spentAt = 0;
    JsonStruct struct = in.struct(SPENT_PENDING);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> txid = in.hash();
        case 1 -> votes = in.u32();
        case 2 -> totalNodes = in.u32();
        default -> spentAt = in.i64();
      }
    }
    return new UtxoState.SpentPending(txid, votes, totalNodes, spentAt);
  }

  private static UtxoState readSpentFinalized(JsonReader in) throws JsonFault {
    Hash txid = Hash.ZERO;
    long finalizedAt = 0;
    int votes = 0;
    JsonStruct struct = in.struct(SPENT_FINALIZED);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> txid = in.hash();
        case 1 -> finalizedAt = in.i64();
        default -> votes = in.u32();
      }
    }
    return new UtxoState.SpentFinalized(txid, finalizedAt, votes);
  }

  private static UtxoState readConfirmed(JsonReader in) throws JsonFault {
    Hash txid = Hash.ZERO;
    long blockHeight = 0;
    long confirmedAt = 0;
    JsonStruct struct = in.struct(CONFIRMED);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> txid = in.hash();
        case 1 -> blockHeight = in.u64();
        default -> confirmedAt = in.i64();
      }
    }
    return new UtxoState.Confirmed(txid, blockHeight, confirmedAt);
  }
}
