package org.timecoin.sync.plan;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.timecoin.protocol.bytes.Hash;

/** The chain service of a simulated world: blocks are names, and their hashes follow from them. */
final class SimChain {

  /**
   * What a peer served: heights of one branch, and whether the chain will refuse its last block.
   */
  record Blocks(Range range, String branch, boolean poisoned) {
    Delivery delivery() {
      return new Delivery(
          range,
          hash(branch, range.first() - 1),
          hash(branch, range.first()),
          hash(branch, range.last()),
          100 * range.size());
    }
  }

  private final RandomGenerator random;
  private final int unavailablePercent;
  private long height;

  SimChain(RandomGenerator random, int unavailablePercent) {
    this.random = random;
    this.unavailablePercent = unavailablePercent;
  }

  static Hash hash(String branch, long height) {
    return Hash.sha256((branch + height).getBytes(StandardCharsets.UTF_8));
  }

  Tip tip() {
    return new Tip(height, hash("main", height));
  }

  Verdict apply(Blocks blocks) {
    if (random.nextInt(100) < unavailablePercent) {
      return new Verdict.Unavailable("simulated");
    }
    if (blocks.range().first() > height + 1 || !blocks.branch().equals("main")) {
      return new Verdict.MissingParent(tip());
    }
    if (blocks.poisoned()) {
      height = Math.max(height, blocks.range().last() - 1);
      return new Verdict.Rejected(tip(), blocks.range().last(), "bad_spend", "simulated");
    }
    height = Math.max(height, blocks.range().last());
    return new Verdict.Applied(tip());
  }

  /** Blocks that came by another way than through the planner. */
  void jumpTo(long next) {
    height = Math.max(height, next);
  }
}
