package org.timecoin.protocol.block;

import java.util.Comparator;
import org.timecoin.protocol.bytes.Hash;

/**
 * Names one output: the transaction that made it and its place there.
 *
 * @param txid the transaction
 * @param vout index among its outputs, {@code u32}
 */
public record OutPoint(Hash txid, int vout) implements Comparable<OutPoint> {

  /**
   * The order in which the UTXO-set hash takes outputs: as the texts {@code hex(txid):vout}, so 10
   * comes before 9. In SQL: {@code ORDER BY txid, (vout::text) COLLATE "C"}.
   */
  public static final Comparator<OutPoint> TEXT_ORDER =
      Comparator.comparing(OutPoint::txid).thenComparing(o -> Integer.toUnsignedString(o.vout));

  /** By txid bytes, then by number. */
  @Override
  public int compareTo(OutPoint other) {
    int byTxid = txid.compareTo(other.txid);
    return byTxid != 0 ? byTxid : Integer.compareUnsigned(vout, other.vout);
  }

  /** {@code hex(txid):vout}. */
  @Override
  public String toString() {
    return txid.hex() + ':' + Integer.toUnsignedString(vout);
  }
}
