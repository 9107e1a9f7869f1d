package org.timecoin.chain.crash;

import org.timecoin.chain.RandomBranches;
import org.timecoin.chain.RandomBranches.Grown;
import org.timecoin.protocol.network.NetworkParameters;

/** The two branches that every process of a crash test knows, from one seed. */
final class Histories {

  static final NetworkParameters NETWORK = NetworkParameters.testnet();

  /** The height up to which both are the same. */
  static final int FORK = 12;

  private static final int LEFT = 20;
  private static final int TAKEN = 15;

  private Histories() {}

  /** Two branches and what they share. */
  record Branches(Grown shared, Grown left, Grown taken) {}

  static Branches branches() {
    RandomBranches random = new RandomBranches(2026);
    Grown shared = random.grow(RandomBranches.from(NETWORK.genesis()), FORK);
    return new Branches(shared, random.grow(shared, LEFT), random.grow(shared, TAKEN));
  }
}
