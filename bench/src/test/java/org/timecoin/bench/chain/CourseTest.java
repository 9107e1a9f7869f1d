package org.timecoin.bench.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.timecoin.bench.chain.Course.Mark;

class CourseTest {

  private static final long BLOCKS = 1_000;
  private static final Offset<Double> NEAR = Offset.offset(0.02);

  private final AtomicLong height = new AtomicLong();

  @Test
  void aCostThatStaysTheSameDoesNotGrow() {
    assertThat(after(1.0).growth(Mark::service)).isCloseTo(0, NEAR);
  }

  @Test
  void aCostThatGrowsWithTheHeightIsSeen() {
    Course course = after(2.0);

    // The last tenth is about height 950, the first about height 60.
    assertThat(course.growth(Mark::service)).isGreaterThan(10);
    assertThat(course.growth(Mark::server)).isCloseTo(0, NEAR);
  }

  @Test
  void totalsAreFromTheFirstMarkToTheLast() {
    assertThat(after(1.0).total(Mark::cpu)).isCloseTo(2.0 * BLOCKS, Offset.offset(1e-9));
    assertThat(after(1.0).at(0.5).residentMib()).isEqualTo(500);
  }

  /** A course in which the service's time is a power of the height and the server's the height. */
  private Course after(double power) {
    height.set(0);
    Course course =
        new Course(
            1,
            BLOCKS,
            () -> Math.pow(height.doubleValue(), power),
            height::doubleValue,
            height::doubleValue);
    while (height.get() < BLOCKS) {
      course.reached(height.incrementAndGet());
    }
    return course;
  }
}
