package org.timecoin.chain.apply;

import org.timecoin.protocol.bytes.ByteString;

/**
 * What the rules of a certified run ask of the chain it stands on.
 *
 * @param tip the run's parent
 * @param isCertified whether the parent ends a certified run
 * @param collateral what addresses hold after the parent
 */
public record RunParent(ChainTip tip, boolean isCertified, StoredCollateral collateral) {

  /** The same chain with what a ledger applied since. */
  static StoredCollateral after(StoredCollateral stored, AddressLedger since, boolean untouched) {
    return new StoredCollateral() {
      @Override
      public long unspentSat(ByteString script) {
        return stored.unspentSat(script) + since.grownSat(script);
      }

      @Override
      public long agedSat(ByteString script, long bornBy) {
        if (!untouched) {
          // A run that pays others than its parent begins a batch; see BatchLimits.
          throw new IllegalStateException("the age of outputs is known at the stored tip only");
        }
        return stored.agedSat(script, bornBy);
      }
    };
  }
}
