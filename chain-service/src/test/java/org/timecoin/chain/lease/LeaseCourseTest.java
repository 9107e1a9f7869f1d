package org.timecoin.chain.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.lease.LeaseCourse.Step;

/** When the lease is looked at, taken, renewed and taken for lost. */
class LeaseCourseTest {

  private static final long SECOND = 1_000_000_000;

  /** A clock that is about to overflow, as any may be. */
  private static final long START = Long.MAX_VALUE - SECOND;

  private static final Term TERM = new Term(new Epoch(7), "me");
  private static final Holder OTHER = new Holder("other", "other", "o:1", "o:2");

  private final LeaseTimes times = new LeaseTimes(Duration.ofSeconds(6), Duration.ofSeconds(1));
  private final LeaseCourse course =
      new LeaseCourse(times, RandomGenerator.of("SplittableRandom"), START);

  @Test
  void looksAtOnceAndThenAgainAfterAWhile() {
    assertThat(next(0, false)).isInstanceOf(Step.Look.class);
    course.looked(START, new Sight.Held(OTHER));

    assertThat(next(0, false)).isEqualTo(new Step.Wait(SECOND));
    assertThat(next(1, false)).isInstanceOf(Step.Look.class);
  }

  @Test
  void aFreeLeaseIsTakenWithinAMoment() {
    course.looked(START, new Sight.Free());

    assertThat(course.next(START + SECOND / 2, Optional.empty())).isInstanceOf(Step.Take.class);
    course.looked(START + SECOND / 2, new Sight.Held(OTHER));
    assertThat(next(1, false)).isInstanceOf(Step.Wait.class);
  }

  @Test
  void aFailureIsFollowedByAWait() {
    course.looked(START, new Sight.Free());
    course.failed(at(1));

    assertThat(next(1, false)).isEqualTo(new Step.Wait(SECOND));
    assertThat(next(2, false)).as("it may be another's now").isInstanceOf(Step.Look.class);
  }

  @Test
  void itIsRenewedAtEveryThirdOfItsTermFromBeforeItWasAskedFor() {
    course.taken(START, TERM);

    assertThat(next(1, true)).isEqualTo(new Step.Wait(SECOND));
    assertThat(next(2, true)).isEqualTo(new Step.Renew(TERM));
    course.renewed(at(2));
    assertThat(next(3, true)).isEqualTo(new Step.Wait(SECOND));
    assertThat(next(4, true)).isEqualTo(new Step.Renew(TERM));
  }

  @Test
  void whatCouldNotBeRenewedForATermIsLost() {
    course.taken(START, TERM);
    for (int second = 2; second < 6; second++) {
      assertThat(next(second, true)).isEqualTo(new Step.Renew(TERM));
      course.failed(at(second));
    }

    assertThat(next(6, true))
        .isEqualTo(new Step.StepDown(TERM, "the lease could not be renewed for 6000 ms"));
  }

  @Test
  void aWaitForTheNextTryEndsWithTheTerm() {
    course.taken(START, TERM);
    course.failed(at(5) + SECOND / 2);

    assertThat(course.next(at(5) + SECOND / 2, Optional.of(TERM)))
        .isEqualTo(new Step.Wait(SECOND / 2));
  }

  @Test
  void aWriteThatWasRefusedEndsItAtOnce() {
    course.taken(START, TERM);

    assertThat(next(1, false)).isInstanceOf(Step.StepDown.class);
    assertThat(course.next(START, Optional.of(new Term(new Epoch(8), "me"))))
        .isInstanceOf(Step.StepDown.class);
  }

  @Test
  void whoSteppedDownLooksAgainSoonAndWhoCouldNotBeginLaterEachTime() {
    course.taken(START, TERM);
    course.steppedDown(START, false);
    assertThat(course.mine()).isEmpty();
    assertThat(next(0, false)).isEqualTo(new Step.Wait(SECOND));

    for (long wait : new long[] {2, 4, 6, 6}) {
      course.taken(START, TERM);
      course.steppedDown(START, true);
      assertThat(next(0, false)).isEqualTo(new Step.Wait(wait * SECOND));
    }
    course.taken(START, TERM);
    course.settled();
    course.steppedDown(START, true);
    assertThat(next(0, false)).isEqualTo(new Step.Wait(2 * SECOND));
  }

  @Test
  void aTermMustHaveRoomForItsRenewals() {
    Duration second = Duration.ofSeconds(1);

    assertThatThrownBy(() -> new LeaseTimes(Duration.ofMillis(2_999), second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LeaseTimes(second, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new LeaseTimes(Duration.ofSeconds(3), second).renewal()).isEqualTo(second);
  }

  private static long at(long seconds) {
    return START + seconds * SECOND;
  }

  private Step next(long seconds, boolean held) {
    return course.next(at(seconds), held ? Optional.of(TERM) : Optional.empty());
  }
}
