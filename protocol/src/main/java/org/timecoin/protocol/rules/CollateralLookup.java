package org.timecoin.protocol.rules;

import org.timecoin.protocol.key.Address;

/** The port through which the rules of a run see what addresses hold at its parent. */
@FunctionalInterface
public interface CollateralLookup {

  /** What the address proves; {@link ProvenCollateral#NONE} for one that holds nothing. */
  ProvenCollateral of(Address address);
}
