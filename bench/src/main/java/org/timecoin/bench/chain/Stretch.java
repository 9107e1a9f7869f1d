package org.timecoin.bench.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.timecoin.localnet.legacy.generate.ChainPlan;
import org.timecoin.localnet.legacy.generate.Payee;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.reward.Tier;

/**
 * Blocks of one kind, one behind the other.
 *
 * @param name in metrics
 * @param blocks how many
 * @param spends transactions in each, beside the coinbase; two signatures each
 * @param payees masternodes that each pays
 */
record Stretch(String name, int blocks, int spends, int payees) {

  private static final String WARM_UP = "warm_up";
  private static final int TIERS = Payee.oneOfEachTier().size();

  /**
   * What is measured: an idle network first, then ever busier ones on top of it.
   *
   * @param blocks of the idle one
   */
  static List<Stretch> all(int blocks) {
    return List.of(
        new Stretch("empty", blocks, 0, TIERS),
        new Stretch(WARM_UP, share(blocks, 200), 100, TIERS),
        new Stretch("signed_1", share(blocks, 10), 1, TIERS),
        new Stretch("signed_10", share(blocks, 40), 10, TIERS),
        new Stretch("signed_100", share(blocks, 100), 100, TIERS),
        new Stretch("paid_100", share(blocks, 25), 0, 100));
  }

  private static int share(int blocks, int of) {
    return Math.max(1, blocks / of);
  }

  /** Blocks of all stretches. */
  static int blocks(List<Stretch> all) {
    return all.stream().mapToInt(Stretch::blocks).sum();
  }

  /** Whether it is there only for the compiler, which the limits are warm of too. */
  boolean isWarmUp() {
    return name.equals(WARM_UP);
  }

  boolean isSigned() {
    return spends > 0;
  }

  ChainPlan plan() {
    List<Payee> paid = new ArrayList<>();
    IntStream.range(TIERS, payees).mapToObj(Stretch::another).forEach(paid::add);
    // The last two spend, so they stay the last.
    paid.addAll(Payee.oneOfEachTier());
    return new ChainPlan(blocks, spends, paid);
  }

  private static Payee another(int number) {
    byte[] seed = Hash.sha256(ByteString.ascii("made-up/" + number).bytes()).bytes();
    return new Payee(Tier.FREE, SigningKey.fromSeed(seed));
  }

  /** As arguments of another JVM, for {@link #of}. */
  Stream<String> arguments() {
    return Stream.of(
        name, Integer.toString(blocks), Integer.toString(spends), Integer.toString(payees));
  }

  /** From its arguments. */
  static Stretch of(List<String> arguments) {
    return new Stretch(
        arguments.get(0),
        Integer.parseInt(arguments.get(1)),
        Integer.parseInt(arguments.get(2)),
        Integer.parseInt(arguments.get(3)));
  }
}
