package org.timecoin.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.time.ClockSetting;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.protocol.network.Schedule;
import org.timecoin.sync.decide.Decision;
import org.timecoin.sync.decide.DecisionRules;
import org.timecoin.sync.measure.SyncMetrics;
import org.timecoin.sync.plan.PlanLimits;
import org.timecoin.sync.plan.PlanTimes;
import org.timecoin.sync.view.Sighting;
import org.timecoin.sync.watch.SyncReport;
import org.timecoin.sync.watch.WatchTimes;

/** The pipeline in virtual time: stalls, ends of attempts, lost answers, and idleness. */
class SyncPipelineTest {

  private static final long EXPECTED = 1_000;
  private static final Schedule SCHEDULE = new Schedule(1_000_000, 600);

  private final VirtualLoop loop = new VirtualLoop();
  private final ScriptedNeighbours neighbours = new ScriptedNeighbours();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SyncPipeline pipeline =
      new SyncPipeline(loop, parts(), neighbours, neighbours, new SyncMetrics(meters));

  private static PipelineParts parts() {
    Instant due = Instant.ofEpochSecond(SCHEDULE.timestampOf(EXPECTED));
    InstantSource wall = InstantSource.fixed(due);
    NodeClock clock = NodeClock.of(wall, new ClockSetting.Running(due, due));
    return new PipelineParts(
        DecisionRules.STANDARD,
        new PlanLimits(100, 4 << 20, 8, 4, 1_000, 32L << 20, 4),
        PlanTimes.STANDARD,
        WatchTimes.STANDARD,
        new Timetable(SCHEDULE, clock),
        ScriptedNeighbours.tip(0),
        5_000,
        15_000,
        100,
        new SplittableRandom(3));
  }

  private void start(long height) {
    neighbours.stands(height, 10);
    loop.now(pipeline::askChain);
  }

  private void beat(String peer, long height) {
    Sighting sighting =
        new Sighting(peer, "gw", "i", loop.nowMs(), OptionalLong.of(height), loop.nowMs(), true);
    loop.now(() -> pipeline.heard(peer + "|gw", sighting));
  }

  /** Lets time pass with a gateway that beats every five seconds. */
  private void passBeating(String peer, long height, int seconds) {
    for (int s = 0; s < seconds; s++) {
      if (s % 5 == 0) {
        beat(peer, height);
      }
      loop.pass(1_000);
    }
  }

  private SyncReport report() {
    SyncReport[] seen = new SyncReport[1];
    loop.now(() -> seen[0] = pipeline.report());
    return seen[0];
  }

  private void answerUntilDone() {
    while (!neighbours.handed.isEmpty()) {
      loop.now(neighbours::answerAll);
    }
  }

  @Test
  void nothingIsDoneBeforeTheChainHasTold() {
    loop.now(pipeline::askChain);
    beat("a:1", EXPECTED);
    assertThat(pipeline.isLoaded()).isFalse();
    assertThat(neighbours.fetches).isEmpty();
    loop.now(
        () ->
            neighbours
                .questions
                .getFirst()
                .complete(new ChainPosition(ScriptedNeighbours.tip(0), "i", 1)));
    assertThat(pipeline.isLoaded()).isTrue();
    assertThat(neighbours.fetches).isNotEmpty();
  }

  @Test
  void aChainThatDoesNotAnswerIsAskedAgain() {
    loop.now(pipeline::askChain);
    for (int i = 0; i < 5; i++) {
      int asked = neighbours.questions.size();
      loop.now(() -> neighbours.questions.getLast().fail(new IllegalStateException("away")));
      loop.pass(6_000);
      assertThat(neighbours.questions.size()).isGreaterThan(asked);
    }
  }

  @Test
  void closesAGapAndRests() {
    start(0);
    beat("a:1", EXPECTED);
    assertThat(report().decision()).isInstanceOf(Decision.Sync.class);
    answerUntilDone();
    assertThat(report().height()).isEqualTo(EXPECTED);
    assertThat(report().decision()).isInstanceOf(Decision.Steady.class);
    assertThat(report().inFlight()).isZero();
  }

  @Test
  void startsInTheVeryTurnInWhichItHearsOfAPeer() {
    start(0);
    long before = loop.nowMs();
    beat("a:1", EXPECTED);
    assertThat(neighbours.fetches).isNotEmpty();
    assertThat(loop.nowMs()).isEqualTo(before);
  }

  @Test
  void tenSecondsWithoutABlockAreAStallWithItsCause() {
    start(0);
    neighbours.serves(false);
    passBeating("a:1", EXPECTED, 9);
    assertThat(report().stalled()).isFalse();
    passBeating("a:1", EXPECTED, 2);
    assertThat(report().stalled()).isTrue();
    assertThat(report().reason()).contains("nothing applied for").contains("blocks 1–100");
    assertThat(meters.counter("timenode.sync.stalls", "cause", "peer_silent").count()).isOne();
  }

  @Test
  void aSilentChainIsTheCauseWhenItIs() {
    start(0);
    passBeating("a:1", EXPECTED, 11);
    assertThat(report().reason()).contains("the chain service has not answered for 4 ranges");
    assertThat(meters.counter("timenode.sync.stalls", "cause", "chain_slow").count()).isOne();
  }

  @Test
  void aMinuteWithoutABlockEndsTheAttemptAndAnotherBegins() {
    start(0);
    neighbours.serves(false);
    passBeating("a:1", EXPECTED, 61);
    assertThat(meters.counter("timenode.sync.attempts.given.up").count()).isOne();
    assertThat(report().decision()).isInstanceOf(Decision.Waiting.class);
    assertThat(report().reason()).startsWith("an attempt to sync achieved nothing");
    assertThat(report().inFlight()).isZero();
    neighbours.serves(true);
    passBeating("a:1", EXPECTED, 6);
    assertThat(report().decision()).isInstanceOf(Decision.Sync.class);
    answerUntilDone();
    assertThat(report().height()).isEqualTo(EXPECTED);
  }

  @Test
  void aBrokenWayToTheChainIsTakenAgain() {
    start(0);
    beat("a:1", EXPECTED);
    var first = neighbours.handed.getFirst();
    loop.now(() -> first.listener().broken("gone"));
    neighbours.handed.clear();
    loop.pass(10_000);
    assertThat(neighbours.handed).isNotEmpty();
    assertThat(neighbours.handed.getFirst().request()).isEqualTo(first.request());
    answerUntilDone();
    assertThat(report().height()).isEqualTo(EXPECTED);
  }

  @Test
  void anEventTellsOfBlocksThatCameByAnotherWay() {
    start(0);
    loop.now(() -> pipeline.applied("i", 11, ScriptedNeighbours.tip(7)));
    assertThat(report().height()).isEqualTo(7);
    // Heard before, as the answer to the first question told: nothing new.
    loop.now(() -> pipeline.applied("i", 11, ScriptedNeighbours.tip(8)));
    assertThat(report().height()).isEqualTo(7);
  }

  @Test
  void aMissedEventMakesItAskTheChain() {
    start(0);
    neighbours.stands(40, 20);
    loop.now(() -> pipeline.applied("i", 20, ScriptedNeighbours.tip(39)));
    assertThat(report().height()).isEqualTo(40);
  }

  @Test
  void undoneBlocksTakeTheTipBackToWhereTheChainSays() {
    start(50);
    neighbours.stands(30, 11);
    loop.now(() -> pipeline.undone("i", 11));
    assertThat(report().height()).isEqualTo(30);
  }

  @Test
  void anAnswerThatEventsOvertookIsNotTaken() {
    start(50);
    neighbours.answersLater();
    loop.now(pipeline::askChain);
    loop.now(() -> pipeline.applied("i", 11, ScriptedNeighbours.tip(60)));
    neighbours.stands(60, 11);
    loop.now(
        () ->
            neighbours
                .questions
                .getFirst()
                .complete(new ChainPosition(ScriptedNeighbours.tip(50), "i", 10)));
    assertThat(report().height()).isEqualTo(60);
  }

  @Test
  void aGatewayThatFallsSilentTakesItsPeersAway() {
    start(0);
    neighbours.serves(false);
    beat("a:1", EXPECTED);
    assertThat(report().peers()).isOne();
    loop.pass(15_100);
    assertThat(report().peers()).isZero();
    assertThat(report().decision()).isInstanceOf(Decision.Waiting.class);
  }

  @Test
  void idleItSleeps() {
    start(EXPECTED);
    int before = loop.ran();
    loop.pass(60_000);
    assertThat(loop.ran() - before).isLessThan(5);
  }

  @Test
  void stoppedItDoesNothingMore() {
    start(0);
    beat("a:1", EXPECTED);
    loop.now(pipeline::stop);
    int before = neighbours.fetches.size();
    passBeating("a:1", EXPECTED, 20);
    assertThat(neighbours.fetches).hasSize(before);
  }

  @Test
  void anotherThreadIsToldLoudly() {
    assertThatThrownBy(pipeline::report).isInstanceOf(IllegalStateException.class);
  }
}
