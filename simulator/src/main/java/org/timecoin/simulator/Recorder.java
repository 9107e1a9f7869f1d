package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.round.State;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;

/** Writes the trace while a seed lives; records nothing unless it was asked to. */
final class Recorder {
  private final boolean on;
  private final int nodes;
  private final List<Trace.Entry> entries = new ArrayList<>();
  private final Map<Integer, String> known = new HashMap<>();

  Recorder(boolean on, int nodes) {
    this.on = on;
    this.nodes = nodes;
  }

  boolean isOn() {
    return on;
  }

  void event(long atMs, int node, String what) {
    if (on) {
      entries.add(new Trace.Entry.Event(atMs, node, what));
    }
  }

  /** A message arrives; heartbeats and greetings are left out. */
  void arrival(long atMs, int node, int from, long sentMs, Input input) {
    if (!on) {
      return;
    }
    String what =
        switch (input) {
          case Input.Received received -> Words.of(received.message());
          case Input.CertificateShown shown ->
              "certificate for " + Words.of(shown.certificate().value());
          case Input.RunArrived run -> "run " + Words.of(run.run().value());
          default -> "";
        };
    if (!what.isEmpty()) {
      entries.add(new Trace.Entry.Arrival(atMs, node, what, from, sentMs));
    }
  }

  /** What a node knows, if that has changed. */
  void knowledge(long atMs, int node, State state) {
    if (on) {
      String now = summary(state) + " " + votes(state);
      if (!now.equals(known.put(node, now))) {
        entries.add(new Trace.Entry.Knowledge(atMs, node, now));
      }
    }
  }

  private static String summary(State state) {
    String phase = state.isVoting() ? "" : state.isDecided() ? " decided" : " waits";
    return "h%d r%d%s lock %s valid %s"
        .formatted(
            state.parent().height(),
            state.roundNumber(),
            phase,
            state.lock().map(lock -> lock.round() + "@" + Words.of(lock.value())).orElse("-"),
            state
                .valid()
                .map(valid -> valid.round() + "@" + Words.of(valid.run().value()))
                .orElse("-"));
  }

  /** The statements at hand of the current round, with how many voters made each. */
  private static Map<String, Integer> votes(State state) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int place = 0; place < state.instance().size(); place++) {
      for (Signed one : state.messagesOf(place)) {
        Statement said = one.statement();
        if (said.round() == state.roundNumber()) {
          counts.merge(said.step() + " " + Words.of(said.value()), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  Trace trace() {
    return on ? new Trace(nodes, entries) : Trace.NONE;
  }
}
