package org.timecoin.gateway.serve;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.timecoin.contracts.chain.v1.TipResponse;

/**
 * The chain's tip, asked at most once in a short while however many peers want to know it. A
 * failure is not remembered: the next question asks again.
 */
public final class RecentTip {

  private final ChainSource chain;
  private final long ageMs;
  private Optional<TipResponse> last = Optional.empty();
  private long lastMs;
  private Optional<Uni<TipResponse>> underWay = Optional.empty();

  /** Nothing is known yet. */
  public RecentTip(ChainSource chain, Duration age) {
    this.chain = chain;
    this.ageMs = age.toMillis();
  }

  /** The tip, at most as old as allowed. */
  public synchronized Uni<TipResponse> get() {
    if (last.isPresent() && nowMs() - lastMs < ageMs) {
      return Uni.createFrom().item(last.get());
    }
    if (underWay.isEmpty()) {
      underWay =
          Optional.of(
              chain
                  .tip()
                  .onItem()
                  .invoke(this::learned)
                  .onTermination()
                  .invoke(this::done)
                  .memoize()
                  .indefinitely());
    }
    return underWay.get();
  }

  /** The height last learned, {@code u64}, of any age; empty until the chain has answered once. */
  public synchronized Optional<Long> lastHeight() {
    return last.map(tip -> tip.getTip().getHeight());
  }

  private synchronized void learned(TipResponse tip) {
    last = Optional.of(tip);
    lastMs = nowMs();
  }

  private synchronized void done() {
    underWay = Optional.empty();
  }

  private static long nowMs() {
    return System.nanoTime() / 1_000_000;
  }
}
