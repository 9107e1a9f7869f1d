package org.timecoin.protocol.build;

import java.util.Comparator;
import org.timecoin.protocol.rules.Spend;

/**
 * A candidate whose inputs are there and which keeps every rule, if its signatures hold.
 *
 * @param candidate the transaction
 * @param spend what it does
 */
record Ready(Candidate candidate, Spend spend) {

  /** The most fee a byte first, then by txid: the same for everybody who has the same. */
  static final Comparator<Ready> ORDER =
      ((Comparator<Ready>) Ready::byFeeRate)
          .reversed()
          .thenComparing(ready -> ready.candidate().txid());

  /** Compares fee / size as fee × the other's size, in 128 bits. */
  private int byFeeRate(Ready other) {
    long size = candidate.size();
    long otherSize = other.candidate.size();
    long high = Math.unsignedMultiplyHigh(spend.fee(), otherSize);
    long otherHigh = Math.unsignedMultiplyHigh(other.spend.fee(), size);
    return high != otherHigh
        ? Long.compareUnsigned(high, otherHigh)
        : Long.compareUnsigned(spend.fee() * otherSize, other.spend.fee() * size);
  }
}
