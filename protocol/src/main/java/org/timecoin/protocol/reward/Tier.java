package org.timecoin.protocol.reward;

import java.util.Optional;

/** The class of a masternode, by what it holds (protocol.md section 4, consensus.md section 3). */
public enum Tier {
  /** Below the collateral of every other tier. */
  FREE("Free", 0, 100, 1),
  /** At least 1,000 TIME. */
  BRONZE("Bronze", 1_000, 1_000, 1),
  /** At least 10,000 TIME. */
  SILVER("Silver", 10_000, 10_000, 10),
  /** At least 100,000 TIME. */
  GOLD("Gold", 100_000, 100_000, 100);

  private final String wireName;
  private final long collateralTime;
  private final long rewardWeight;
  private final long leaderWeight;

  Tier(String wireName, long collateralTime, long rewardWeight, long leaderWeight) {
    this.wireName = wireName;
    this.collateralTime = collateralTime;
    this.rewardWeight = rewardWeight;
    this.leaderWeight = leaderWeight;
  }

  /** The name on the wire and in genesis files. */
  public String wireName() {
    return wireName;
  }

  /** What the address must hold, in satoshis. */
  public long collateral() {
    return collateralTime * Amounts.SATOSHIS_PER_TIME;
  }

  /** Share of the block reward, relative to the others. */
  public long rewardWeight() {
    return rewardWeight;
  }

  /** Factor of the score that orders leaders in catch-up. */
  public long leaderWeight() {
    return leaderWeight;
  }

  /** The tier with this name on the wire; names are case-sensitive. */
  public static Optional<Tier> ofWireName(String name) {
    for (Tier tier : values()) {
      if (tier.wireName.equals(name)) {
        return Optional.of(tier);
      }
    }
    return Optional.empty();
  }

  /** The tier that a balance in satoshis ({@code u64}) proves. */
  public static Tier ofBalance(long satoshis) {
    Tier proven = FREE;
    for (Tier tier : values()) {
      if (Long.compareUnsigned(satoshis, tier.collateral()) >= 0) {
        proven = tier;
      }
    }
    return proven;
  }
}
