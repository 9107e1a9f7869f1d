package org.timecoin.protocol.rules;

import org.timecoin.protocol.reward.Tier;

/**
 * What an address holds at a run's parent (consensus.md section 3, "Pay and tier" and "Change of
 * the paid set").
 *
 * @param tier that its balance proves
 * @param agedSat its value in outputs that are old enough, in satoshis, {@code u64}
 */
public record ProvenCollateral(Tier tier, long agedSat) {

  /** What an address proves that holds nothing. */
  public static final ProvenCollateral NONE = new ProvenCollateral(Tier.FREE, 0);

  /** How many blocks below the parent an output must stand for its value to be aged. */
  public static final long AGE_BLOCKS = 144;

  /** What a balance proves; both amounts in satoshis, {@code u64}. */
  public static ProvenCollateral of(long balanceSat, long agedSat) {
    return new ProvenCollateral(Tier.ofBalance(balanceSat), agedSat);
  }

  /** The last height, inclusive, whose outputs are aged; a genesis block's are at once. */
  public static long bornBy(long parentHeight) {
    return Math.max(0, parentHeight - AGE_BLOCKS);
  }

  /** Whether who holds it may enter the paid set. */
  public boolean admits() {
    return Long.compareUnsigned(agedSat, Tier.BRONZE.collateral()) >= 0;
  }
}
