package org.timecoin.protocol.message;

import java.util.List;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.bytes.Hash;

/** Messages about transactions that are in no block yet. */
public sealed interface TransactionMessage extends Message {

  /**
   * There is a new transaction.
   *
   * @param transaction the transaction
   */
  record TransactionBroadcast(Transaction transaction) implements TransactionMessage {}

  /**
   * How do you vote on it?
   *
   * @param txid the transaction
   */
  record TransactionVoteRequest(Hash txid) implements TransactionMessage {}

  /**
   * A masternode's vote.
   *
   * @param vote the vote
   */
  record TransactionVote(Vote vote) implements TransactionMessage {}

  /**
   * A quorum approved.
   *
   * @param txid the transaction
   * @param votes how many, {@code u32}
   */
  record TransactionFinalized(Hash txid, int votes) implements TransactionMessage {}

  /**
   * It will not be approved.
   *
   * @param txid the transaction
   * @param reason in words of the sender
   */
  record TransactionRejected(Hash txid, String reason) implements TransactionMessage {}

  /** Which transactions are waiting? */
  record GetPendingTransactions() implements TransactionMessage {}

  /**
   * Those that are waiting.
   *
   * @param transactions in no order
   */
  record PendingTransactionsResponse(List<Transaction> transactions) implements TransactionMessage {

    public PendingTransactionsResponse {
      transactions = List.copyOf(transactions);
    }
  }
}
