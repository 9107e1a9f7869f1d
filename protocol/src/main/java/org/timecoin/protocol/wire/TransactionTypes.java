package org.timecoin.protocol.wire;

import static org.timecoin.protocol.json.JsonType.BOOL;
import static org.timecoin.protocol.json.JsonType.HASH;
import static org.timecoin.protocol.json.JsonType.I64;
import static org.timecoin.protocol.json.JsonType.SIGNATURE;
import static org.timecoin.protocol.json.JsonType.TEXT;
import static org.timecoin.protocol.json.JsonType.U32;

import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.json.JsonShape;
import org.timecoin.protocol.json.JsonType;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.TransactionMessage.PendingTransactionsResponse;
import org.timecoin.protocol.message.TransactionMessage.TransactionBroadcast;
import org.timecoin.protocol.message.TransactionMessage.TransactionFinalized;
import org.timecoin.protocol.message.TransactionMessage.TransactionRejected;
import org.timecoin.protocol.message.TransactionMessage.TransactionVote;
import org.timecoin.protocol.message.TransactionMessage.TransactionVoteRequest;
import org.timecoin.protocol.message.Vote;

/** Payloads of messages about transactions in no block. */
final class TransactionTypes {

  private static final JsonType<Transaction> TRANSACTION =
      JsonType.of(TransactionJson::read, TransactionJson::write);

  private static final JsonType<Vote> VOTE =
      JsonShape.of(Vote.class)
          .field("txid", HASH, Vote::txid)
          .field("voter", TEXT, Vote::voter)
          .field("approve", BOOL, Vote::approve)
          .field("timestamp", I64, Vote::timestamp)
          .field("signature", SIGNATURE, Vote::signature)
          .make(v -> new Vote(v.next(), v.next(), v.next(), v.next(), v.next()));

  private static final JsonType<TransactionFinalized> FINALIZED =
      JsonShape.of(TransactionFinalized.class)
          .field("txid", HASH, TransactionFinalized::txid)
          .field("votes", U32, TransactionFinalized::votes)
          .make(v -> new TransactionFinalized(v.next(), v.next()));

  private static final JsonType<TransactionRejected> REJECTED =
      JsonShape.of(TransactionRejected.class)
          .field("txid", HASH, TransactionRejected::txid)
          .field("reason", TEXT, TransactionRejected::reason)
          .make(v -> new TransactionRejected(v.next(), v.next()));

  private static final JsonType<PendingTransactionsResponse> PENDING =
      JsonType.list(TRANSACTION)
          .as(PendingTransactionsResponse::new, PendingTransactionsResponse::transactions);

  private TransactionTypes() {}

  static JsonType<? extends Message> of(MessageKind kind) {
    return switch (kind) {
      case TRANSACTION_BROADCAST ->
          TRANSACTION.as(TransactionBroadcast::new, TransactionBroadcast::transaction);
      case TRANSACTION_VOTE_REQUEST ->
          HASH.as(TransactionVoteRequest::new, TransactionVoteRequest::txid);
      case TRANSACTION_VOTE -> VOTE.as(TransactionVote::new, TransactionVote::vote);
      case TRANSACTION_FINALIZED -> FINALIZED;
      case TRANSACTION_REJECTED -> REJECTED;
      case PENDING_TRANSACTIONS_RESPONSE -> PENDING;
      default -> throw new AssertionError(kind);
    };
  }
}
