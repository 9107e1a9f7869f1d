package org.timecoin.sync.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision of consensus.md section 1, situation by situation. */
class DeciderTest {

  private static final int INTERVAL_AHEAD = 1;
  private final Decider decider = new Decider(DecisionRules.STANDARD);

  /** Claims of peers on different machines, all fresh and all believed. */
  private static List<PeerClaim> peersAt(long... heights) {
    return Stream.iterate(0, i -> i + 1)
        .limit(heights.length)
        .map(i -> new PeerClaim("10.0.0." + (i + 1) + ":24100", heights[i], 1_000, 0))
        .toList();
  }

  private Decision decide(long tip, long expected, List<PeerClaim> claims) {
    return decider.decide(new Situation(tip, expected, expected + INTERVAL_AHEAD, claims));
  }

  @Nested
  @DisplayName("the four situations of consensus.md section 1, as far as sync goes")
  class FourSituations {

    @Test
    void aSingleNodeBehindSyncsFromTheOthers() {
      assertThat(decide(1729, 1732, peersAt(1732, 1732)))
          .isInstanceOfSatisfying(
              Decision.Sync.class, sync -> assertThat(sync.target()).isEqualTo(1732));
    }

    @Test
    void theOthersOfASingleNodeBehindAreSteady() {
      assertThat(decide(1732, 1732, peersAt(1732, 1729))).isInstanceOf(Decision.Steady.class);
    }

    @Test
    void aNetworkBehindHasNothingToSyncAndCatchUpIsDue() {
      assertThat(decide(1732, 1750, peersAt(1732, 1732, 1732)))
          .isInstanceOfSatisfying(
              Decision.CatchUpDue.class,
              due -> {
                assertThat(due.missing()).isEqualTo(18);
                assertThat(due.reason())
                    .isEqualTo(
                        "18 blocks are missing, nobody is ahead and 4 of 4 nodes stand with us:"
                            + " catch-up is due, and this version makes no blocks");
              });
    }

    @Test
    void ofMixedHeightsTheLowerSyncFirst() {
      assertThat(decide(1729, 1750, peersAt(1735, 1735, 1729)))
          .isInstanceOfSatisfying(
              Decision.Sync.class, sync -> assertThat(sync.target()).isEqualTo(1735));
    }

    @Test
    void ofMixedHeightsTheHigherWaitForTheLower() {
      // Two of four stand together; three are needed.
      assertThat(decide(1735, 1750, peersAt(1735, 1729, 1729)))
          .isInstanceOf(Decision.Waiting.class);
    }

    @Test
    void ofMixedHeightsAllCatchUpOnceTheLowerHaveCome() {
      assertThat(decide(1735, 1750, peersAt(1735, 1735, 1735)))
          .isInstanceOf(Decision.CatchUpDue.class);
    }

    @Test
    void aSilentLeaderChangesNothingForSync() {
      // It accepts connections and never answers a height query, so it makes no claim.
      assertThat(decide(1732, 1750, peersAt(1732, 1732))).isInstanceOf(Decision.CatchUpDue.class);
    }
  }

  @Nested
  class Syncing {

    @ParameterizedTest(name = "tip {0}, expected {1}, peer at {2}: target {3}")
    @CsvSource({
      "0, 2000, 2000, 2000",
      "1999, 2000, 2000, 2000",
      "0, 2000, 1, 1",
      // One more than due: its clock is a little ahead of ours, and the block is within 600 s.
      "2000, 2000, 2001, 2001",
      // Much more than can be due: only what could pass the rules is asked for.
      "0, 2000, 1000000, 2001",
      "0, 2000, 9223372036854775807, 2001"
    })
    void goesToWhatAPeerHasAndCouldBeValid(long tip, long expected, long claim, long target) {
      assertThat(decide(tip, expected, peersAt(claim)))
          .isInstanceOfSatisfying(
              Decision.Sync.class, sync -> assertThat(sync.target()).isEqualTo(target));
    }

    @Test
    void aClaimOfAnyAgeIsReasonEnough() {
      var old = new PeerClaim("10.0.0.1:24100", 5, 3_600_000, 0);
      assertThat(decide(4, 5, List.of(old))).isInstanceOf(Decision.Sync.class);
    }

    @Test
    void oneFailureIsForgiven() {
      var once = new PeerClaim("10.0.0.1:24100", 5, 0, 1);
      assertThat(decide(4, 5, List.of(once))).isInstanceOf(Decision.Sync.class);
    }

    @Test
    void whoFailedTwoRangesNoLongerCountsAsAhead() {
      var twice = new PeerClaim("10.0.0.1:24100", 5, 0, 2);
      assertThat(decide(4, 5, List.of(twice)))
          .isEqualTo(
              new Decision.Waiting(
                  "1 block is missing and nobody usable is ahead"
                      + " (1 claimed more and delivered nothing)"));
    }

    @Test
    void aLiarDoesNotHideAnHonestPeer() {
      var liar = new PeerClaim("10.0.0.9:24100", 2001, 0, 2);
      var honest = new PeerClaim("10.0.0.1:24100", 1990, 0, 0);
      assertThat(decide(1980, 2000, List.of(liar, honest)))
          .isInstanceOfSatisfying(
              Decision.Sync.class, sync -> assertThat(sync.target()).isEqualTo(1990));
    }

    @Test
    void theReasonNamesTheOneOrTheMany() {
      assertThat(decide(4, 9, peersAt(9)).reason())
          .isEqualTo("10.0.0.1:24100 has block 9 and we stand at 4");
      assertThat(decide(4, 9, peersAt(9, 8, 4)).reason())
          .isEqualTo("2 peers are ahead, 10.0.0.1:24100 with block 9 and we stand at 4");
    }
  }

  @Nested
  class Resting {

    @Test
    void steadyAtTheExpectedHeight() {
      assertThat(decide(7, 7, peersAt(7)))
          .isEqualTo(new Decision.Steady("we stand at the expected height 7"));
    }

    @Test
    void steadyWithoutPeersToo() {
      assertThat(decide(7, 7, List.of())).isInstanceOf(Decision.Steady.class);
    }

    @Test
    void steadyPastTheExpectedHeight() {
      assertThat(decide(9, 7, List.of()))
          .isEqualTo(new Decision.Steady("we stand at 9, past the expected height 7"));
    }

    @Test
    void aClaimPastAllReasonIsNoReasonToMove() {
      assertThat(decide(9, 7, peersAt(5_000_000))).isInstanceOf(Decision.Steady.class);
    }
  }

  @Nested
  class WaitingOrCatchingUp {

    @Test
    void aloneNothingIsDecided() {
      assertThat(decide(0, 10, List.of()))
          .isEqualTo(new Decision.Waiting("10 blocks are missing and no peer has told its height"));
    }

    @Test
    void twoNodesDecideNothing() {
      assertThat(decide(0, 10, peersAt(0))).isInstanceOf(Decision.Waiting.class);
    }

    @ParameterizedTest(name = "missing {0}")
    @CsvSource({"1, false", "2, false", "3, true", "50000, true"})
    void catchUpNeedsThreeMissingBlocks(long missing, boolean due) {
      Decision decision = decide(100, 100 + missing, peersAt(100, 100, 100));
      assertThat(decision instanceof Decision.CatchUpDue).isEqualTo(due);
    }

    static Stream<QuorumCase> quorums() {
      return Stream.of(
          new QuorumCase("3 of 3", peersAt(100, 100), true),
          new QuorumCase("2 of 3", peersAt(100, 90), false),
          new QuorumCase("3 of 4", peersAt(100, 100, 90), true),
          new QuorumCase("2 of 4", peersAt(100, 90, 90), false),
          new QuorumCase("4 of 5", peersAt(100, 100, 100, 90), true),
          new QuorumCase("3 of 5", peersAt(100, 100, 90, 90), false),
          new QuorumCase("two below still stand with us", peersAt(98, 98), true),
          new QuorumCase("three below don't", peersAt(97, 97), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("quorums")
    void catchUpNeedsTwoThirdsAndOne(QuorumCase quorum) {
      Decision decision = decide(100, 110, quorum.claims());
      assertThat(decision instanceof Decision.CatchUpDue).isEqualTo(quorum.due());
    }

    @Test
    void oldAnswersAreNotCounted() {
      var fresh = new PeerClaim("10.0.0.1:24100", 100, 30_000, 0);
      var old = new PeerClaim("10.0.0.2:24100", 100, 30_001, 0);
      assertThat(decide(100, 110, List.of(fresh, old))).isInstanceOf(Decision.Waiting.class);
      assertThat(decide(100, 110, List.of(fresh, old)).reason())
          .isEqualTo(
              "10 blocks are missing and nobody is ahead,"
                  + " but only 2 of 2 nodes that answered stand with us");
    }

    @Test
    void twoConnectionsOfOneNodeCountOnce() {
      var dialled = new PeerClaim("10.0.0.1:24100", 100, 0, 0);
      var accepted = new PeerClaim("10.0.0.1:53122", 100, 0, 0);
      assertThat(decide(100, 110, List.of(dialled, accepted))).isInstanceOf(Decision.Waiting.class);
    }

    @Test
    void whoClaimsABlockAndDoesNotDeliverItDoesNotStandWithUs() {
      var liar = new PeerClaim("10.0.0.9:24100", 101, 0, 2);
      var one = Stream.concat(peersAt(100).stream(), Stream.of(liar)).toList();
      assertThat(decide(100, 110, one)).isInstanceOf(Decision.Waiting.class);
      var two = Stream.concat(peersAt(100, 100).stream(), Stream.of(liar)).toList();
      assertThat(decide(100, 110, two).reason())
          .startsWith(
              "10 blocks are missing, nobody usable is ahead"
                  + " (1 claimed more and delivered nothing) and 3 of 4 nodes stand with us");
    }

    @Test
    void aLiarAheadStillCountsAmongThoseWhoAnswered() {
      var liar = new PeerClaim("10.0.0.9:24100", 111, 0, 2);
      var claims = Stream.concat(peersAt(100, 100).stream(), Stream.of(liar)).toList();
      assertThat(decide(100, 110, claims)).isInstanceOf(Decision.CatchUpDue.class);
    }
  }

  /** Who answered what, and whether that is a quorum for catch-up. */
  record QuorumCase(String name, List<PeerClaim> claims, boolean due) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Test
  void theSameSituationHasTheSameAnswer() {
    var claims = peersAt(9, 9, 8);
    assertThat(decide(4, 9, claims)).isEqualTo(decide(4, 9, claims));
  }
}
