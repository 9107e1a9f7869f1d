package org.timecoin.protocol.block;

import org.timecoin.protocol.bytes.Hash;

/** Where an output stands between being made and being spent for good. */
public sealed interface UtxoState {

  /** Free to spend. */
  record Unspent() implements UtxoState {}

  /**
   * Taken by a transaction that is being put together.
   *
   * @param txid which one
   * @param lockedAt seconds since 1970
   */
  record Locked(Hash txid, long lockedAt) implements UtxoState {}

  /**
   * Spent by a transaction that is being voted on.
   *
   * @param txid which one
   * @param votes approvals so far, {@code u32}
   * @param totalNodes voters, {@code u32}
   * @param spentAt seconds since 1970
   */
  record SpentPending(Hash txid, int votes, int totalNodes, long spentAt) implements UtxoState {}

  /**
   * Spent by a transaction with a quorum of approvals.
   *
   * @param txid which one
   * @param finalizedAt seconds since 1970
   * @param votes approvals, {@code u32}
   */
  record SpentFinalized(Hash txid, long finalizedAt, int votes) implements UtxoState {}

  /**
   * Spent by a transaction in a block.
   *
   * @param txid which one
   * @param blockHeight the block, {@code u64}
   * @param confirmedAt seconds since 1970
   */
  record Confirmed(Hash txid, long blockHeight, long confirmedAt) implements UtxoState {}
}
