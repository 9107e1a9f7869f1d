package org.timecoin.bench.explore;

import java.util.List;
import org.timecoin.simulator.Bug;
import org.timecoin.simulator.explore.Bound;
import org.timecoin.simulator.explore.How;

/**
 * One exploration.
 *
 * @param rounds how many
 * @param liarLeads which round the liar leads
 * @param crashes whether an honest voter may crash
 * @param silent whether silent states are told apart
 * @param sample one situation in so many is gone on from
 */
record Plan(int rounds, int liarLeads, boolean crashes, boolean silent, int sample) {

  private static final int ONE_IN = 100;

  /**
   * What the benchmark does, the longest first: three rounds with a crash, on from a sample; three
   * rounds without one and two rounds with one, on from every state.
   */
  static final List<Plan> ALL =
      List.of(
          new Plan(3, 0, true, false, ONE_IN),
          new Plan(3, 1, true, false, ONE_IN),
          new Plan(3, 2, true, false, ONE_IN),
          new Plan(3, 3, true, false, ONE_IN),
          new Plan(3, 3, false, true, 1),
          new Plan(2, 0, true, true, 1),
          new Plan(2, 1, true, true, 1),
          new Plan(2, 3, true, true, 1));

  /** As {@link #arguments} gave it. */
  static Plan of(List<String> arguments) {
    return new Plan(
        Integer.parseInt(arguments.get(0)),
        Integer.parseInt(arguments.get(1)),
        Boolean.parseBoolean(arguments.get(2)),
        Boolean.parseBoolean(arguments.get(3)),
        Integer.parseInt(arguments.get(4)));
  }

  /** For a command line. */
  List<String> arguments() {
    return List.of(
        Integer.toString(rounds),
        Integer.toString(liarLeads),
        Boolean.toString(crashes),
        Boolean.toString(silent),
        Integer.toString(sample));
  }

  /** From which situations it goes on, for people. */
  String goesOnFrom() {
    return sample == 0 ? "none" : sample == 1 ? "all" : "one state in " + sample;
  }

  /** A metric's name begins with this. */
  String name() {
    String leads = liarLeads < rounds ? "liar_leads_" + liarLeads : "liar_leads_none";
    return "%d_rounds_%s%s%s"
        .formatted(rounds, leads, crashes ? "_crash" : "", silent ? "" : "_words");
  }

  Bound bound() {
    return new Bound(rounds, liarLeads, crashes, Bug.NONE);
  }

  How how() {
    return new How(silent, sample, false);
  }
}
