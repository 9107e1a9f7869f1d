package org.timecoin.simulator;

import java.util.List;

/**
 * What happened in a seed, in the order in which it happened: as lines, or as a space–time diagram
 * ({@link Diagram}).
 *
 * @param nodes how many nodes there are
 * @param entries what happened
 */
public record Trace(int nodes, List<Entry> entries) {

  /** Of a seed that was not traced. */
  public static final Trace NONE = new Trace(0, List.of());

  public Trace {
    entries = List.copyOf(entries);
  }

  /** One thing that happened. */
  public sealed interface Entry {

    /** When, milliseconds of simulated time. */
    long atMs();

    /** At which node. */
    int node();

    /** In words. */
    String text();

    /** A node did something, or something befell it. */
    record Event(long atMs, int node, String text) implements Entry {}

    /** What a node knew from then on. */
    record Knowledge(long atMs, int node, String text) implements Entry {}

    /**
     * A message arrived.
     *
     * @param from who sent it
     * @param sentMs when
     */
    record Arrival(long atMs, int node, String text, int from, long sentMs) implements Entry {}
  }

  /** A line for each thing, a column further right for each node. */
  public List<String> lines() {
    return entries.stream().map(Trace::line).toList();
  }

  private static String line(Entry entry) {
    String what =
        switch (entry) {
          case Entry.Event event -> event.text();
          case Entry.Knowledge known -> "  knows " + known.text();
          case Entry.Arrival arrival ->
              "  hears n%d of %d ms: %s"
                  .formatted(arrival.from(), arrival.sentMs(), arrival.text());
        };
    return "%8d ms %sn%d %s"
        .formatted(entry.atMs(), "    ".repeat(entry.node()), entry.node(), what);
  }
}
