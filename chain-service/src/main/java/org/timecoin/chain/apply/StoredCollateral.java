package org.timecoin.chain.apply;

import org.timecoin.protocol.bytes.ByteString;

/** What addresses hold in the stored chain, from which their tier is proven. */
public interface StoredCollateral {

  /** Nobody holds anything; for where nobody is asked about. */
  StoredCollateral NONE =
      new StoredCollateral() {
        @Override
        public long unspentSat(ByteString script) {
          return 0;
        }

        @Override
        public long agedSat(ByteString script, long bornBy) {
          return 0;
        }
      };

  /** The value of all unspent outputs of an address, satoshis. */
  long unspentSat(ByteString script);

  /**
   * The value of those of them that stand in blocks up to a height, satoshis.
   *
   * @param bornBy that height, inclusive
   */
  long agedSat(ByteString script, long bornBy);
}
