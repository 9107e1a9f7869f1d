package org.timecoin.bench.explore;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.timecoin.simulator.explore.Explored;
import org.timecoin.simulator.explore.Explorer;

/** Explores in a JVM of its own, with its own heap, and leaves what it found in a file. */
public final class ExploreMain {

  /** The table of states, which doubles when it is full, has room for these in 1 GB. */
  private static final long STATES_MOST = 100_000_000;

  private ExploreMain() {}

  /** The file for the result, the seconds it may take, and a plan. */
  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    run(
        Path.of(given.get(0)),
        TimeUnit.SECONDS.toNanos(Long.parseLong(given.get(1))),
        Plan.of(given.subList(2, given.size())));
  }

  private static void run(Path file, long nanos, Plan plan) throws IOException {
    long start = System.nanoTime();
    Explored found =
        Explorer.run(
            plan.bound(),
            plan.how(),
            states -> states < STATES_MOST && System.nanoTime() - start < nanos);
    if (found.breach().isPresent()) {
      // Once more, to tell how it came about: a breach is found long before all states are.
      found = Explorer.run(plan.bound(), plan.how().traced(), states -> true);
    }
    Properties properties = properties(found);
    properties.setProperty("seconds", Double.toString((System.nanoTime() - start) / 1e9));
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
  }

  static Properties properties(Explored found) {
    Properties properties = new Properties();
    properties.setProperty("complete", found.complete() ? "1" : "0");
    properties.setProperty("states", Long.toString(found.states()));
    properties.setProperty("transitions", Long.toString(found.transitions()));
    properties.setProperty("onward", Long.toString(found.onward()));
    properties.setProperty("rounds", Integer.toString(found.rounds()));
    properties.setProperty("breach", found.breach().orElse(""));
    properties.setProperty("history", found.history().orElse(""));
    return properties;
  }
}
