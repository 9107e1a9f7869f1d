package org.timecoin.protocol.block;

import java.util.List;
import org.timecoin.protocol.bytes.Hash;

/**
 * A block as it stands on the wire and in the database.
 *
 * @param header what the block hash covers
 * @param transactions the coinbase first
 * @param masternodeRewards who is paid what; the coinbase's outputs say the same
 */
public record Block(
    BlockHeader header, List<Transaction> transactions, List<MasternodeReward> masternodeRewards) {

  public Block {
    transactions = List.copyOf(transactions);
    masternodeRewards = List.copyOf(masternodeRewards);
  }

  /** The header's hash. Computed anew at every call. */
  public Hash hash() {
    return header.hash();
  }

  /** The header's height, {@code u64}. */
  public long height() {
    return header.height();
  }

  /** The ids of all transactions, in block order. Computed anew at every call. */
  public List<Hash> txids() {
    return transactions.stream().map(Transaction::txid).toList();
  }
}
