package org.timecoin.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;

/** A peer's next block doesn't follow our tip: it is asked what it builds on. */
class LinkProbesTest {

  private static final String PEER = "one:1";
  private static final Tip TIP = new Tip(1_000, SimChain.hash("main", 1_000));
  private static final Range NEXT = new Range(1_001, 1_001);
  private static final Range PAIR = new Range(1_000, 1_001);

  private final Planner planner = plannerAt(TIP);

  private static Planner plannerAt(Tip tip) {
    return new Planner(SimWorld.LIMITS, PlanTimes.STANDARD, 2, new SplittableRandom(5), tip);
  }

  private static Delivery on(Range range, Hash previous, Hash opening) {
    return new Delivery(range, previous, opening, SimChain.hash("x", range.last()), 100);
  }

  private static Action.Fetch fetchOf(List<Action> actions, Range range) {
    return actions.stream()
        .filter(Action.Fetch.class::isInstance)
        .map(Action.Fetch.class::cast)
        .filter(fetch -> fetch.range().equals(range))
        .findFirst()
        .orElseThrow();
  }

  /** Has the peer serve a block that doesn't link, and returns the question that follows. */
  private Action.Fetch question() {
    planner.peers(0, Map.of(PEER, 1_001L));
    Action.Fetch next = fetchOf(planner.aim(0, 1_001), NEXT);
    Delivery unlinked = on(NEXT, Hash.ZERO, SimChain.hash("x", 1_001));
    Action.Fetch question = fetchOf(planner.delivered(10, next.request(), unlinked), PAIR);
    assertThat(question.peer()).isEqualTo(PEER);
    return question;
  }

  @Test
  void aBlockThatLinksToNothingIsProvenByTheAnswer() {
    Action.Fetch question = question();
    List<Action> actions =
        planner.violated(20, question.request(), PEER, "wrong_previous_hash", "block 1001");
    assertThat(actions).contains(new Action.Blame(PEER, "wrong_previous_hash", "block 1001"));
    assertThat(planner.undelivered(20, PEER)).isEqualTo(2);
    assertThat(planner.inFlight()).isZero();
    assertThat(planner.usedBytes()).isZero();
  }

  @Test
  void anotherBranchIsNamedAndNotBlamed() {
    Action.Fetch question = question();
    Delivery branch = on(PAIR, SimChain.hash("other", 999), SimChain.hash("other", 1_000));
    assertThat(planner.delivered(20, question.request(), branch))
        .contains(
            new Action.Release(question.request()), new Action.OtherBranch(PEER, TIP.height()))
        .noneMatch(Action.Blame.class::isInstance);
  }

  @Test
  void anAnswerThatFollowsOurTipAfterAllProvesNothing() {
    Action.Fetch question = question();
    Delivery ours = on(PAIR, SimChain.hash("main", 999), TIP.hash());
    assertThat(planner.delivered(20, question.request(), ours))
        .contains(new Action.Release(question.request()), new Action.Unlinked(PEER, 1_001))
        .noneMatch(Action.OtherBranch.class::isInstance)
        .noneMatch(Action.Blame.class::isInstance);
  }

  @Test
  void theQuestionOutlivesTheSyncThatRaisedIt() {
    Action.Fetch question = question();
    assertThat(planner.rest()).doesNotContain(new Action.Cancel(question.request()));
    assertThat(planner.violated(20, question.request(), PEER, "wrong_previous_hash", "1001"))
        .anyMatch(Action.Blame.class::isInstance);
  }

  @Test
  void oneQuestionAtATimeIsEnough() {
    question();
    Action.Fetch again = fetchOf(planner.tick(10_000), NEXT);
    Delivery unlinked = on(NEXT, Hash.ZERO, SimChain.hash("x", 1_001));
    assertThat(planner.delivered(10_010, again.request(), unlinked))
        .noneMatch(action -> action instanceof Action.Fetch f && f.range().equals(PAIR));
  }

  @Test
  void aQuestionWithoutAnAnswerProvesNothing() {
    Action.Fetch question = question();
    assertThat(planner.failed(20, question.request(), FetchFault.TIMEOUT))
        .contains(new Action.Unlinked(PEER, 1_001))
        .noneMatch(Action.Blame.class::isInstance);
    assertThat(planner.usedBytes()).isZero();
  }

  @Test
  void whoDiffersAtTheGenesisIsNotAsked() {
    Planner fresh = plannerAt(new Tip(0, SimChain.hash("main", 0)));
    fresh.peers(0, Map.of(PEER, 1L));
    Range first = new Range(1, 1);
    Action.Fetch fetch = fetchOf(fresh.aim(0, 1), first);
    Delivery unlinked = on(first, Hash.ZERO, SimChain.hash("x", 1));
    assertThat(fresh.delivered(10, fetch.request(), unlinked))
        .contains(new Action.Unlinked(PEER, 1))
        .noneMatch(Action.Fetch.class::isInstance);
  }
}
