package org.timecoin.chain.apply;

import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.rules.CollateralLookup;
import org.timecoin.protocol.rules.ProvenCollateral;

/**
 * What the rules of a certified run ask of the chain it stands on.
 *
 * @param tip the run's parent
 * @param isCertified whether the parent ends a certified run
 * @param collateral what addresses hold after the parent
 */
public record RunParent(ChainTip tip, boolean isCertified, StoredCollateral collateral) {

  /** What addresses prove after the parent; their outputs' age is asked for only when needed. */
  CollateralLookup lookup() {
    long bornBy = ProvenCollateral.bornBy(tip.height());
    return new CollateralLookup() {
      @Override
      public ProvenCollateral of(Address address) {
        ByteString script = ByteString.utf8(address.text());
        return ProvenCollateral.of(
            collateral.unspentSat(script), collateral.agedSat(script, bornBy));
      }

      @Override
      public Tier tier(Address address) {
        return Tier.ofBalance(collateral.unspentSat(ByteString.utf8(address.text())));
      }
    };
  }

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
