package org.timecoin.bench.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.Target;
import org.timecoin.simulator.explore.Explored;

/** The exploration runs in a JVM of its own and comes back whole. */
class ExploreBenchTest {

  private static final Plan SMALL = new Plan(1, 1, false, true, 1);

  @Test
  void whatTheOtherJvmFoundComesBack() {
    List<String> said = new ArrayList<>();
    Map<Metric, Double> values = new ExploreBench(List.of(SMALL), 60).run(said::add);

    assertThat(values).containsEntry(Metric.figure("breaches", "breaches"), 0.0);
    assertThat(values.get(Metric.figure("1_rounds_liar_leads_none_states", "states")))
        .isGreaterThan(500);
    assertThat(said).singleElement().asString().contains(": complete, ");
  }

  @Test
  void outOfTimeIsSaid() {
    List<String> said = new ArrayList<>();
    new ExploreBench(List.of(new Plan(3, 0, true, false, 0)), 0).run(said::add);

    assertThat(said).singleElement().asString().contains(": NOT complete, ");
  }

  @Test
  void aPlanIsReadAsItWasGiven() {
    assertThat(Plan.ALL).allMatch(plan -> Plan.of(plan.arguments()).equals(plan));
    assertThat(Plan.ALL).extracting(Plan::name).doesNotHaveDuplicates();
    assertThat(Plan.ALL).filteredOn(plan -> plan.rounds() == 3).hasSizeGreaterThan(3);
  }

  @Test
  void aBreachIsHandedOnWithItsHistory() {
    Explored breached =
        new Explored(
            false, 2, 1, 1, 1, 1, 0, 0, Optional.of("n0 breaks its lock"), Optional.of("1 n0"));

    assertThat(ExploreMain.properties(breached))
        .containsEntry("breach", "n0 breaks its lock")
        .containsEntry("history", "1 n0")
        .containsEntry("complete", "0");
  }

  @Test
  void noBreachIsTheTarget() {
    assertThat(new ExploreBench().targets()).extracting(Target::metric).containsExactly("breaches");
  }
}
