package org.timecoin.protocol.wire;

import java.util.List;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonFields;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonStruct;
import org.timecoin.protocol.json.JsonWriter;

/** Transactions and their parts as JSON. */
final class TransactionJson {

  private static final JsonFields OUT_POINT = JsonFields.of("txid", "vout");
  private static final JsonFields INPUT =
      JsonFields.of("previous_output", "script_sig", "sequence");
  private static final JsonFields OUTPUT = JsonFields.of("value", "script_pubkey");
  private static final JsonFields TRANSACTION =
      JsonFields.of("version", "inputs", "outputs", "lock_time", "timestamp");

  private TransactionJson() {}

  static void write(JsonWriter out, Transaction tx) {
    out.field(TRANSACTION, 0).u32(tx.version());
    out.field(TRANSACTION, 1).list(tx.inputs(), TransactionJson::writeInput);
    out.field(TRANSACTION, 2).list(tx.outputs(), TransactionJson::writeOutput);
    out.field(TRANSACTION, 3).u32(tx.lockTime());
    out.field(TRANSACTION, 4).i64(tx.timestamp());
    out.endObject();
  }

  static Transaction read(JsonReader in) throws JsonFault {
    int version = 0;
    List<TxInput> inputs = List.of();
    List<TxOutput> outputs = List.of();
    int lockTime = 0;
    long timestamp = 0;
    JsonStruct struct = in.struct(TRANSACTION);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> version = in.u32();
        case 1 -> inputs = in.list(TransactionJson::readInput);
        case 2 -> outputs = in.list(TransactionJson::readOutput);
        case 3 -> lockTime = in.u32();
        default -> timestamp = in.i64();
      }
    }
    return new Transaction(version, inputs, outputs, lockTime, timestamp);
  }

  static void writeOutPoint(JsonWriter out, OutPoint outPoint) {
    out.field(OUT_POINT, 0).hash(outPoint.txid());
    out.field(OUT_POINT, 1).u32(outPoint.vout());
    out.endObject();
  }

  static OutPoint readOutPoint(JsonReader in) throws JsonFault {
    Hash txid = Hash.ZERO;
    int vout = 0;
    JsonStruct struct = in.struct(OUT_POINT);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> txid = in.hash();
        default -> vout = in.u32();
      }
    }
    return new OutPoint(txid, vout);
  }

  private static void writeInput(JsonWriter out, TxInput input) {
    writeOutPoint(out.field(INPUT, 0), input.previousOutput());
    out.field(INPUT, 1).byteString(input.scriptSig());
    out.field(INPUT, 2).u32(input.sequence());
    out.endObject();
  }

  private static TxInput readInput(JsonReader in) throws JsonFault {
    OutPoint previousOutput = new OutPoint(Hash.ZERO, 0);
    ByteString scriptSig = ByteString.EMPTY;
    int sequence = 0;
    JsonStruct struct = in.struct(INPUT);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> previousOutput = readOutPoint(in);
        case 1 -> scriptSig = in.byteString();
        default -> sequence = in.u32();
      }
    }
    return new TxInput(previousOutput, scriptSig, sequence);
  }

  private static void writeOutput(JsonWriter out, TxOutput output) {
    out.field(OUTPUT, 0).u64(output.value());
    out.field(OUTPUT, 1).byteString(output.scriptPubkey());
    out.endObject();
  }

  private static TxOutput readOutput(JsonReader in) throws JsonFault {
    long value = 0;
    ByteString scriptPubkey = ByteString.EMPTY;
    JsonStruct struct = in.struct(OUTPUT);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> value = in.u64();
        default -> scriptPubkey = in.byteString();
      }
    }
    return new TxOutput(value, scriptPubkey);
  }
}
