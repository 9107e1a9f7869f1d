package org.timecoin.protocol.wire;

import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonFields;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonStruct;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.TransactionMessage;
import org.timecoin.protocol.message.TransactionMessage.GetPendingTransactions;
import org.timecoin.protocol.message.TransactionMessage.PendingTransactionsResponse;
import org.timecoin.protocol.message.TransactionMessage.TransactionBroadcast;
import org.timecoin.protocol.message.TransactionMessage.TransactionFinalized;
import org.timecoin.protocol.message.TransactionMessage.TransactionRejected;
import org.timecoin.protocol.message.TransactionMessage.TransactionVote;
import org.timecoin.protocol.message.TransactionMessage.TransactionVoteRequest;
import org.timecoin.protocol.message.Vote;

/** Payloads of messages about transactions in no block. */
final class TransactionMessageJson {

  private static final Signature NO_SIGNATURE = Signature.of(new byte[Signature.LENGTH]);
  private static final JsonFields FINALIZED = JsonFields.of("txid", "votes");
  private static final JsonFields REJECTED = JsonFields.of("txid", "reason");
  private static final JsonFields VOTE =
      JsonFields.of("txid", "voter", "approve", "timestamp", "signature");

  private TransactionMessageJson() {}

  static void write(JsonWriter out, TransactionMessage message) {
    switch (message) {
      case TransactionBroadcast m -> TransactionJson.write(out, m.transaction());
      case TransactionVoteRequest m -> out.hash(m.txid());
      case TransactionVote m -> writeVote(out, m.vote());
      case TransactionFinalized m -> writeFinalized(out, m);
      case TransactionRejected m -> writeRejected(out, m);
      case PendingTransactionsResponse m -> out.list(m.transactions(), TransactionJson::write);
      case GetPendingTransactions m -> throw new AssertionError("no payload: " + m);
    }
  }

  static TransactionMessage read(JsonReader in, MessageKind kind) throws JsonFault {
    return switch (kind) {
      case TRANSACTION_BROADCAST -> new TransactionBroadcast(TransactionJson.read(in));
      case TRANSACTION_VOTE_REQUEST -> new TransactionVoteRequest(in.hash());
      case TRANSACTION_VOTE -> new TransactionVote(readVote(in));
      case TRANSACTION_FINALIZED -> readFinalized(in);
      case TRANSACTION_REJECTED -> readRejected(in);
      case PENDING_TRANSACTIONS_RESPONSE ->
          new PendingTransactionsResponse(in.list(TransactionJson::read));
      default -> throw new AssertionError(kind);
    };
  }

  private static void writeVote(JsonWriter out, Vote vote) {
    out.field(VOTE, 0).hash(vote.txid());
    out.field(VOTE, 1).text(vote.voter());
    out.field(VOTE, 2).bool(vote.approve());
    out.field(VOTE, 3).i64(vote.timestamp());
    out.field(VOTE, 4).signature(vote.signature());
    out.endObject();
  }

  private static Vote readVote(JsonReader in) throws JsonFault {
    Hash txid = Hash.ZERO;
    String voter = "";
    boolean approve = false;
    long timestamp = 0;
    Signature signature = NO_SIGNATURE;
    JsonStruct struct = in.struct(VOTE);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> txid = in.hash();
        case 1 -> voter = in.text();
        case 2 -> approve = in.bool();
        case 3 -> timestamp = in.i64();
        default -> signature = in.signature();
      }
    }
    return new Vote(txid, voter, approve, timestamp, signature);
  }

  private static void writeFinalized(JsonWriter out, TransactionFinalized m) {
    out.field(FINALIZED, 0).hash(m.txid()).field(FINALIZED, 1).u32(m.votes()).endObject();
  }

  private static TransactionFinalized readFinalized(JsonReader in) throws JsonFault {
    Hash txid = Hash.ZERO;
    int votes = 0;
    JsonStruct struct = in.struct(FINALIZED);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> txid = in.hash();
        default -> votes = in.u32();
      }
    }
    return new TransactionFinalized(txid, votes);
  }

  private static void writeRejected(JsonWriter out, TransactionRejected m) {
    out.field(REJECTED, 0).hash(m.txid()).field(REJECTED, 1).text(m.reason()).endObject();
  }

  private static TransactionRejected readRejected(JsonReader in) throws JsonFault {
    Hash txid = Hash.ZERO;
    String reason = "";
    JsonStruct struct = in.struct(REJECTED);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> txid = in.hash();
        default -> reason = in.text();
      }
    }
    return new TransactionRejected(txid, reason);
  }
}
