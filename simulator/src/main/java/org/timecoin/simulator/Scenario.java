package org.timecoin.simulator;

import java.util.SplittableRandom;
import org.timecoin.protocol.vote.Quorum;

/**
 * What a seed decides before anything happens: who there is, and how bad the network is.
 *
 * @param seed everything follows from it
 * @param voters who vote at first
 * @param spares who may be added later
 * @param followers who have no key and only follow
 * @param byzantine how many of the voters lie
 * @param missing blocks that are missing at the start
 * @param intervalSeconds from block to block
 * @param lossPercent of messages
 * @param contested whether voters go deaf to single steps, and who decides first is cut off, so
 *     that votes go on around a decision
 * @param duplicatePercent of messages
 * @param delayMs the longest, while faults last
 * @param storeMs the longest commit
 * @param chainMs the longest to build or judge
 * @param skewMs the largest that stays, either way; while faults last it may be five times that
 * @param relays whether voters' messages are relayed
 * @param faultsMs how long faults last
 * @param listenMs how long a voter listens before it signs
 * @param changePercent of runs that change the paid set
 * @param failovers whether the database of all fails over at times
 * @param dissent whether there are transactions whose rival one voter has approved
 * @param doubled whether one of those who count as liars is an honest operator who runs two nodes
 *     with one key: the first node and the last
 * @param recovers whether more than a third is lost for good, and operators replace the voters
 */
record Scenario(
    long seed,
    int voters,
    int spares,
    int followers,
    int byzantine,
    int missing,
    int intervalSeconds,
    int lossPercent,
    boolean contested,
    int duplicatePercent,
    int delayMs,
    int storeMs,
    int chainMs,
    int skewMs,
    boolean relays,
    int faultsMs,
    int listenMs,
    int changePercent,
    boolean failovers,
    boolean dissent,
    boolean doubled,
    boolean recovers) {

  /** Small networks fail in more ways per second of simulation than large ones. */
  static Scenario of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int voters = random.nextInt(4) == 0 ? 1 + random.nextInt(10) : 4;
    int most = Quorum.tolerated(voters);
    int spares = random.nextInt(3);
    int byzantine = random.nextInt(4) == 0 ? 0 : most;
    boolean doubled = byzantine > 0 && random.nextInt(8) == 0;
    return new Scenario(
        seed,
        voters,
        spares,
        doubled || random.nextInt(4) == 0 ? 1 : 0,
        byzantine,
        random.nextInt(2) == 0 ? 0 : 3 + random.nextInt(60),
        1 + random.nextInt(10),
        random.nextInt(2) == 0 ? 0 : random.nextInt(40),
        random.nextInt(2) == 0,
        random.nextInt(10),
        random.nextInt(3) == 0 ? 3_000 : 100 + random.nextInt(900),
        random.nextInt(4) == 0 ? 500 : 10,
        random.nextInt(4) == 0 ? 4_000 : 100,
        random.nextInt(2_001),
        random.nextInt(4) == 0,
        20_000 + random.nextInt(60_000),
        random.nextInt(1_000),
        random.nextInt(3) == 0 ? 60 : 0,
        random.nextInt(4) == 0,
        random.nextInt(4) == 0,
        doubled,
        false);
  }

  /** A network that loses more than a third of its voters for good. */
  static Scenario recovering(long seed) {
    Scenario usual = of(seed);
    int voters = 4 + new SplittableRandom(seed).nextInt(4);
    return new Scenario(
        seed,
        voters,
        2,
        usual.followers,
        Math.min(usual.byzantine, 1),
        usual.missing,
        usual.intervalSeconds,
        usual.lossPercent,
        usual.contested,
        usual.duplicatePercent,
        usual.delayMs,
        usual.storeMs,
        usual.chainMs,
        usual.skewMs,
        usual.relays,
        usual.faultsMs,
        usual.listenMs,
        0,
        false,
        usual.dissent,
        false,
        true);
  }

  /** With one liar more than the rules survive, or with a quorum of them. */
  static Scenario beyond(long seed) {
    Scenario usual = contested(seed);
    int liars = seed % 4 == 0 ? Quorum.of(usual.voters) : Quorum.tolerated(usual.voters) + 1;
    return usual.heardBy(liars);
  }

  /** What a seed is in the tests and benches: most general, some in a fight, few that recover. */
  static Scenario mixed(long seed) {
    if (seed % 16 == 9) {
      return recovering(seed);
    }
    return seed % 4 == 3 ? contested(seed) : of(seed);
  }

  /** Four or seven voters, all but a third honest, in a fight over single rounds. */
  static Scenario contested(long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    int voters = random.nextInt(4) == 0 ? 7 : 4;
    return new Scenario(
        seed,
        voters,
        0,
        0,
        Quorum.tolerated(voters),
        random.nextInt(2) == 0 ? 0 : 3 + random.nextInt(60),
        1 + random.nextInt(4),
        0,
        true,
        random.nextInt(5),
        100 + random.nextInt(400),
        10,
        50,
        random.nextInt(500),
        false,
        60_000,
        random.nextInt(100),
        0,
        false,
        false,
        false,
        false);
  }

  /** With so many liars, and nobody deaf to single steps. */
  private Scenario heardBy(int count) {
    return new Scenario(
        seed,
        voters,
        spares,
        followers,
        count,
        missing,
        intervalSeconds,
        lossPercent,
        false,
        duplicatePercent,
        delayMs,
        storeMs,
        chainMs,
        skewMs,
        relays,
        faultsMs,
        listenMs,
        changePercent,
        failovers,
        dissent,
        doubled,
        recovers);
  }

  /** Whether more lie than the rules survive. */
  boolean isBeyond() {
    return byzantine > Quorum.tolerated(voters);
  }

  /** How many of fifty answers of log and chain are lost: one, in a quarter of the seeds ten. */
  int answersLost() {
    return Math.floorMod(seed, 4) == 3 ? 10 : 1;
  }

  /** Whose key a node has. */
  int keyOf(int node) {
    return doubled && node == nodes() - 1 ? 0 : node;
  }

  /** Whether a node lies on purpose. */
  boolean isLiar(int node) {
    return node < byzantine && !(doubled && node == 0);
  }

  /** Whether a node has a key with which to sign. */
  boolean isSigner(int node) {
    return keyOf(node) < masternodes();
  }

  int nodes() {
    return masternodes() + followers;
  }

  /** Who vote or may vote later. */
  int masternodes() {
    return voters + spares;
  }
}
