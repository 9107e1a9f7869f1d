package org.timecoin.simulator;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Which nodes hear which, how late, and how often not at all. */
final class Network {

  private static final int CALM_DELAY_MS = 80;

  private final Scenario scenario;
  private final SplittableRandom random;
  private final boolean[][] cut;
  private final long[] aloneUntilMs;
  private boolean calm;

  Network(Scenario scenario, SplittableRandom random) {
    this.scenario = scenario;
    this.random = random;
    this.aloneUntilMs = new long[scenario.nodes()];
    this.cut = new boolean[scenario.nodes()][scenario.nodes()];
  }

  /** Everything arrives from now on; what is lost stays lost. */
  void calm() {
    calm = true;
    heal();
  }

  /** Faults go on. */
  void storm() {
    calm = false;
  }

  void heal() {
    for (boolean[] row : cut) {
      Arrays.fill(row, false);
    }
  }

  /** Splits the nodes in two, in both directions or in one. */
  void split() {
    heal();
    boolean oneWay = random.nextInt(3) == 0;
    boolean[] side = new boolean[cut.length];
    for (int node = 0; node < cut.length; node++) {
      side[node] = random.nextBoolean();
    }
    for (int from = 0; from < cut.length; from++) {
      for (int to = 0; to < cut.length; to++) {
        cut[from][to] = oneWay ? side[from] && !side[to] : side[from] != side[to];
      }
    }
  }

  /** Some links fail, others don't. */
  void tear() {
    for (boolean[] row : cut) {
      for (int to = 0; to < row.length; to++) {
        row[to] = random.nextInt(3) == 0;
      }
    }
  }

  /** How many nodes this one hears, itself included. */
  int reachable(int node) {
    int count = 0;
    for (int from = 0; from < cut.length; from++) {
      if (from == node || !cut[from][node]) {
        count++;
      }
    }
    return count;
  }

  /** How often a message of this sort arrives: 0, 1 or 2 times. */
  int copies(int from, int to, long sort, long nowMs) {
    if (calm) {
      return 1;
    }
    int loss = Math.max(scenario.lossPercent(), deafness(from, to, sort));
    if (isCut(from, to, nowMs) || random.nextInt(100) < loss) {
      return 0;
    }
    return random.nextInt(100) < scenario.duplicatePercent() ? 2 : 1;
  }

  private boolean isCut(int from, int to, long nowMs) {
    return cut[from][to] || aloneUntilMs[from] > nowMs || aloneUntilMs[to] > nowMs;
  }

  /** A voter may be deaf to what another says at one step, however often it is repeated. */
  private int deafness(int from, int to, long sort) {
    if (!scenario.contested() || sort == 0) {
      return 0;
    }
    long mixed = ((scenario.seed() * 31 + sort) * 31 + to) * 31 + from;
    int draw = new SplittableRandom(mixed).nextInt(10);
    return draw < 6 ? 0 : draw < 7 ? 50 : 97;
  }

  /** Nobody hears this node, nor it anybody, for a while. */
  void isolate(int node, long untilMs) {
    aloneUntilMs[node] = untilMs;
  }

  /** How late a copy is; so later ones overtake earlier ones. */
  long delayMs() {
    int most = calm ? CALM_DELAY_MS : scenario.delayMs();
    return 1L + (random.nextInt(4) == 0 ? random.nextInt(most) : random.nextInt(most / 10 + 1));
  }
}
