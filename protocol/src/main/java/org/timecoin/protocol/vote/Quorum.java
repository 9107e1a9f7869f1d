package org.timecoin.protocol.vote;

/** How many voters it takes (consensus.md section 3, "Quorum"). */
public final class Quorum {

  /** More voters than these are never paid, so never vote. */
  public static final int VOTERS_MOST = 100;

  private Quorum() {}

  /** ⌊2n/3⌋+1: any two quorums share an honest voter while fewer than a third are faulty. */
  public static int of(int voters) {
    return 2 * voters / 3 + 1;
  }

  /** ⌊(n−1)/3⌋+1: at least one of so many is honest. */
  public static int oneHonest(int voters) {
    return tolerated(voters) + 1;
  }

  /** ⌊(n−1)/3⌋: how many faulty ones are survived. */
  public static int tolerated(int voters) {
    return (voters - 1) / 3;
  }
}
