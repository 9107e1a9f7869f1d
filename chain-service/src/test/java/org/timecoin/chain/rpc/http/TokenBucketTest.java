package org.timecoin.chain.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void aBurstThenTheRate() {
    TokenBucket bucket = new TokenBucket(10, 20, 0);

    assertThat(bucket.tryTake(20, 0)).isTrue();
    assertThat(bucket.tryTake(1, 0)).isFalse();
    assertThat(bucket.tryTake(1, SECOND / 20)).isFalse();
    assertThat(bucket.tryTake(1, SECOND / 5)).isTrue();
    assertThat(bucket.tryTake(10, SECOND)).isFalse();
    assertThat(bucket.tryTake(9, SECOND)).isTrue();
  }

  @Test
  void itNeverHoldsMoreThanABurst() {
    TokenBucket bucket = new TokenBucket(10, 20, 0);

    assertThat(bucket.tryTake(21, 1000 * SECOND)).isFalse();
    assertThat(bucket.tryTake(20, 1000 * SECOND)).isTrue();
  }

  @Test
  void aRefusedRequestCostsNothing() {
    TokenBucket bucket = new TokenBucket(1, 5, 0);

    assertThat(bucket.tryTake(6, 0)).isFalse();
    assertThat(bucket.tryTake(5, 0)).isTrue();
  }
}
