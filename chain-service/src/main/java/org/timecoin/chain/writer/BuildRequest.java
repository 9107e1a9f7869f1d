package org.timecoin.chain.writer;

import java.util.List;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.Parent;

/**
 * A wish for a run.
 *
 * @param parent to stand on
 * @param paid 1 to 100 different addresses
 * @param blocks how many, 1 to 100
 * @param transactions what may go in
 */
public record BuildRequest(
    Parent parent, List<Address> paid, int blocks, List<Transaction> transactions) {

  public BuildRequest {
    paid = List.copyOf(paid);
    transactions = List.copyOf(transactions);
  }
}
