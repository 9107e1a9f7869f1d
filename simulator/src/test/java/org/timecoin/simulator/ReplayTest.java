package org.timecoin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** One seed fixes everything: a failing one replays exactly, with a trace that can be read. */
class ReplayTest {

  private static final int SEED = 7;
  private static final int LONG_SEED = 8;

  @Test
  void theSameSeedGivesTheSameHistory() {
    Simulation.Result first = Simulation.run(Scenario.of(SEED), Bug.NONE, true);
    Simulation.Result second = Simulation.run(Scenario.of(SEED), Bug.NONE, true);

    assertThat(first).isEqualTo(second);
    assertThat(first.trace().lines()).anyMatch(line -> line.contains("says PROPOSAL h0"));
  }

  @Test
  void tracingChangesNothing() {
    Simulation.Result traced = Simulation.run(Scenario.of(SEED), Bug.NONE, true);
    Simulation.Result silent = Simulation.run(Scenario.of(SEED), Bug.NONE, false);

    assertThat(silent.trace()).isEqualTo(Trace.NONE);
    assertThat(silent.events()).isEqualTo(traced.events());
    assertThat(silent.outcomes()).isEqualTo(traced.outcomes());
  }

  @Test
  void anotherSeedGivesAnotherHistory() {
    assertThat(Simulation.run(Scenario.of(SEED + 1), Bug.NONE, true).trace())
        .isNotEqualTo(Simulation.run(Scenario.of(SEED), Bug.NONE, true).trace());
  }

  @Test
  void aFailureEndsTheTrace() {
    Scenario scenario = Scenario.of(0);
    Simulation.Result failed = Simulation.run(scenario, Bug.QUORUM_SMALLER_BY_ONE, true);
    Simulation.Result again = Simulation.run(scenario, Bug.QUORUM_SMALLER_BY_ONE, true);

    assertThat(failed.trace().lines().getLast())
        .contains("VIOLATION")
        .contains(failed.failure().get());
    assertThat(again).isEqualTo(failed);
  }

  @Test
  void theTraceSaysWhatEachNodeHeardAndKnew() {
    List<String> lines = Simulation.run(Scenario.of(SEED), Bug.NONE, true).trace().lines();
    assertThat(lines).anyMatch(line -> line.matches(".* n\\d +hears n\\d of \\d+ ms: PREVOTE .*"));
    assertThat(lines).anyMatch(line -> line.matches(".* knows h\\d+ r\\d+ lock .*PREVOTE .*=3.*"));
  }

  @Test
  void theDiagramIsWellFormedAndShowsTheViolation() throws Exception {
    Trace trace = Simulation.run(Scenario.of(0), Bug.QUORUM_SMALLER_BY_ONE, true).trace();
    String svg = Diagram.svg(trace);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("line").getLength()).isGreaterThan(trace.nodes());
    assertThat(svg).contains("VIOLATION").contains("marker-end");
  }

  @Test
  void ofALongTraceTheEndIsDrawn() {
    Trace trace = Simulation.run(Scenario.of(LONG_SEED), Bug.NONE, true).trace();
    assertThat(trace.entries()).hasSizeGreaterThan(1_000);
    assertThat(Diagram.svg(trace).lines().count()).isLessThan(2_000);
  }
}
