package org.timecoin.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the others do: with one honest peer a sync ends at that peer's height, and at no step is
 * more under way or held than allowed. Each seed is one world; a failing one replays exactly.
 */
class AnyWorldTest {

  private static final long HEIGHT = 700;
  private static final long ONE_HOUR_MS = 3_600_000;

  static LongStream seeds() {
    return LongStream.range(0, 250);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void oneHonestPeerIsEnough(long seed) {
    SimWorld world = SimWorld.any(new SplittableRandom(seed), HEIGHT);
    SyncSimulator end = new SyncSimulator(world, seed).run(HEIGHT, ONE_HOUR_MS);
    assertThat(end.height()).as("%s", world).isGreaterThanOrEqualTo(HEIGHT);
    assertThat(end.blames())
        .allSatisfy(
            blame ->
                assertThat(world.peer(blame.peer()).nature())
                    .isIn(SimPeer.Nature.CORRUPT, SimPeer.Nature.POISON));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void blocksThatComeByAnotherWayDisturbNothing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SimWorld world = SimWorld.any(random, HEIGHT);
    SyncSimulator simulator = new SyncSimulator(world, seed);
    for (int i = 0; i < 5; i++) {
      simulator.jump(random.nextInt(20_000), random.nextLong(1, HEIGHT));
    }
    assertThat(simulator.run(HEIGHT, ONE_HOUR_MS).height()).isGreaterThanOrEqualTo(HEIGHT);
  }

  @Test
  void theSameSeedIsTheSameSync() {
    SimWorld world = SimWorld.any(new SplittableRandom(7), HEIGHT);
    SyncSimulator one = new SyncSimulator(world, 7).run(HEIGHT, ONE_HOUR_MS);
    SyncSimulator two = new SyncSimulator(world, 7).run(HEIGHT, ONE_HOUR_MS);
    assertThat(one.nowMs()).isEqualTo(two.nowMs());
    assertThat(one.fetches()).isEqualTo(two.fetches());
  }
}
