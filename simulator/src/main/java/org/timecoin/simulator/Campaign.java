package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Many seeds, on several threads; the order in which they are run decides nothing. */
public final class Campaign {
  private static final int SHARE = 64;

  private Campaign() {}

  /**
   * Runs seeds one after another.
   *
   * @param first the first seed
   * @param count how many
   * @param threads how many at a time
   */
  public static Tally run(long first, long count, int threads) {
    AtomicLong next = new AtomicLong(first);
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<Tally>> shares = new ArrayList<>();
      for (int worker = 0; worker < threads; worker++) {
        shares.add(workers.submit(() -> work(next, first + count)));
      }
      Tally sum = Tally.NONE;
      for (Future<Tally> share : shares) {
        sum = sum.plus(share.get());
      }
      return sum;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while seeds ran", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
  }

  /** Seeds with one liar more than the rules survive: a tally in which failures are no wonder. */
  public static Tally beyond(long first, long count) {
    Tally tally = Tally.NONE;
    for (long seed = first; seed < first + count; seed++) {
      tally = tally.with(Simulation.run(Scenario.beyond(seed), Bug.NONE, false));
    }
    return tally;
  }

  private static Tally work(AtomicLong next, long end) {
    Tally tally = Tally.NONE;
    for (long from = next.getAndAdd(SHARE); from < end; from = next.getAndAdd(SHARE)) {
      for (long seed = from; seed < Math.min(end, from + SHARE); seed++) {
        tally = tally.with(run(seed));
      }
    }
    return tally;
  }

  private static Simulation.Result run(long seed) {
    try {
      return Simulation.run(seed, Bug.NONE);
    } catch (RuntimeException e) {
      // Any exception of engine or simulator counts against the seed that it came of.
      throw new IllegalStateException("seed " + seed + " ended in an error", e);
    }
  }

  /** The trace of the first seed that failed, run again; empty when none did. */
  public static String replay(Tally tally) {
    return tally.failures().stream()
        .map(failed -> Simulation.run(Scenario.mixed(failed.seed()), Bug.NONE, true))
        .findFirst()
        .map(
            again ->
                "seed %d %s%n%s"
                    .formatted(
                        again.seed(),
                        Scenario.mixed(again.seed()),
                        String.join("\n", again.trace().lines())))
        .orElse("");
  }
}
