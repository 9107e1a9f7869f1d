package org.timecoin.sync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All misbehaviour of a simulated world in one place.
 *
 * @param expected the height due by the clock
 * @param prefixPercent honest answers of a hundred that are cut short
 * @param gatewayBusyPercent requests of a hundred that the gateway refuses
 * @param chainUnavailablePercent ranges of a hundred about which the chain decides nothing
 */
record SimWorld(
    List<SimPeer> peers,
    long expected,
    PlanLimits limits,
    int prefixPercent,
    int gatewayBusyPercent,
    int chainUnavailablePercent) {

  static final PlanLimits LIMITS = new PlanLimits(100, 8 << 20, 8, 4, 4_000, 48L << 20, 4);

  static SimWorld calm(long expected, SimPeer... peers) {
    return new SimWorld(List.of(peers), expected, LIMITS, 0, 0, 0);
  }

  long plausible() {
    return expected + 1;
  }

  SimPeer peer(String name) {
    return peers.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** A world of any kind with one honest peer that has everything. */
  static SimWorld any(SplittableRandom random, long height) {
    List<SimPeer> peers = new ArrayList<>();
    peers.add(SimPeer.honest("honest:1", height, 1 + random.nextInt(1500), random.nextInt(25)));
    SimPeer.Nature[] natures = SimPeer.Nature.values();
    int others = random.nextInt(6);
    for (int i = 0; i < others; i++) {
      long claims = random.nextBoolean() ? height + 1 : random.nextLong(1, height + 1);
      long has = random.nextBoolean() ? claims : random.nextLong(1, claims + 1);
      SimPeer.Nature nature = natures[random.nextInt(natures.length)];
      peers.add(
          new SimPeer(
              "other:" + i, nature, claims, has, 1 + random.nextInt(3000), random.nextInt(60)));
    }
    return new SimWorld(
        peers,
        height,
        anyLimits(random),
        random.nextInt(40),
        random.nextInt(20),
        random.nextInt(10));
  }

  private static PlanLimits anyLimits(SplittableRandom random) {
    int blocks = 1 + random.nextInt(100);
    int bytes = 4 << 20;
    return new PlanLimits(
        blocks,
        bytes,
        2 + random.nextInt(8),
        2 + random.nextInt(4),
        blocks * (1 + random.nextInt(40)),
        bytes * (2L + random.nextInt(6)),
        1 + random.nextInt(5));
  }
}
