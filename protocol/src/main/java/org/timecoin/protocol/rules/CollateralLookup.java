package org.timecoin.protocol.rules;

import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.reward.Tier;

/** The port through which the rules of a run see what addresses hold at its parent. */
@FunctionalInterface
public interface CollateralLookup {

  /** What the address proves; {@link ProvenCollateral#NONE} for one that holds nothing. */
  ProvenCollateral of(Address address);

  /** The tier alone, for those whose outputs' age nobody needs. */
  default Tier tier(Address address) {
    return of(address).tier();
  }
}
