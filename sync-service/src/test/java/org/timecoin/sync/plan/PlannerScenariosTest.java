package org.timecoin.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Named situations, each with a bound on how long it may take in virtual time. */
class PlannerScenariosTest {

  private static final long HEIGHT = 2_000;
  private static final long ONE_HOUR_MS = 3_600_000;

  private static SyncSimulator sync(SimWorld world) {
    return new SyncSimulator(world, 1).run(HEIGHT, ONE_HOUR_MS);
  }

  @Test
  void onePeerIsKeptBusyWithSeveralRequests() {
    SyncSimulator end = sync(SimWorld.calm(HEIGHT, SimPeer.honest("one:1", HEIGHT, 50, 0)));
    assertThat(end.height()).isEqualTo(HEIGHT);
    assertThat(end.fetches()).isEqualTo(20);
    assertThat(end.mostInFlight()).isEqualTo(SimWorld.LIMITS.inFlightPerPeer() - 1);
    // Twenty answers of 50 ms, one after the other, are what the peer can do at best.
    assertThat(end.nowMs()).isLessThan(1_500);
  }

  @Test
  void severalPeersShareTheWork() {
    SimPeer[] peers = {
      SimPeer.honest("one:1", HEIGHT, 200, 0),
      SimPeer.honest("two:1", HEIGHT, 200, 0),
      SimPeer.honest("three:1", HEIGHT, 200, 0)
    };
    SyncSimulator end = sync(SimWorld.calm(HEIGHT, peers));
    assertThat(end.fetches()).isEqualTo(20);
    assertThat(end.nowMs()).isLessThan(2_500);
  }

  @Test
  void nothingIsHeldAtTheEnd() {
    SyncSimulator end = sync(SimWorld.calm(HEIGHT, SimPeer.honest("one:1", HEIGHT, 50, 0)));
    assertThat(end.held()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = SimPeer.Nature.class,
      names = {"EMPTY", "CORRUPT", "POISON", "ELSEWHERE", "CLOSING", "DRIPPING"})
  void aBadPeerBesideAGoodOneCostsLittle(SimPeer.Nature nature) {
    SyncSimulator end =
        sync(
            SimWorld.calm(
                HEIGHT,
                SimPeer.honest("good:1", HEIGHT, 50, 0),
                SimPeer.adversary("bad:1", nature, HEIGHT)));
    assertThat(end.height()).isEqualTo(HEIGHT);
    assertThat(end.nowMs()).isLessThan(6_000);
  }

  @Test
  void aSilentPeerCostsItsPatienceOnce() {
    SyncSimulator end =
        sync(
            SimWorld.calm(
                HEIGHT,
                SimPeer.honest("good:1", HEIGHT, 50, 0),
                SimPeer.adversary("mute:1", SimPeer.Nature.SILENT, HEIGHT)));
    assertThat(end.nowMs()).isLessThan(6_000);
  }

  @Test
  void aProvenLiarIsNamedAndNotAskedAgain() {
    SyncSimulator end =
        sync(
            SimWorld.calm(
                HEIGHT,
                SimPeer.honest("good:1", HEIGHT, 50, 0),
                SimPeer.adversary("bad:1", SimPeer.Nature.POISON, HEIGHT)));
    assertThat(end.blames())
        .isNotEmpty()
        .allSatisfy(
            blame -> {
              assertThat(blame.peer()).isEqualTo("bad:1");
              assertThat(blame.rule()).isEqualTo("bad_spend");
            })
        .hasSizeLessThan(5);
  }

  @Test
  void aBoasterAloneIsGivenUpSoon() {
    SimPeer boaster = new SimPeer("boaster:1", SimPeer.Nature.HONEST, 1_000_000, 500, 20, 0);
    SimWorld world = SimWorld.calm(HEIGHT, boaster);
    SyncSimulator end = new SyncSimulator(world, 1).run(HEIGHT, 14_000);
    assertThat(end.height()).isEqualTo(500);
    // It is asked a few times past its end, then left alone for fifteen seconds.
    assertThat(end.fetches()).isLessThan(40);
  }

  @Test
  void aChainThatIsOftenUnavailableIsOnlySlow() {
    SimWorld world =
        new SimWorld(
            List.of(SimPeer.honest("one:1", HEIGHT, 20, 0)), HEIGHT, SimWorld.LIMITS, 0, 0, 40);
    assertThat(sync(world).height()).isEqualTo(HEIGHT);
  }

  @Test
  void aPeerThatOnlyDripsStillGetsUsThere() {
    SimWorld world =
        SimWorld.calm(HEIGHT, new SimPeer("drip:1", SimPeer.Nature.DRIPPING, HEIGHT, HEIGHT, 2, 0));
    assertThat(sync(world).height()).isEqualTo(HEIGHT);
  }
}
