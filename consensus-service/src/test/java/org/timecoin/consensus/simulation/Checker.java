package org.timecoin.consensus.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.timecoin.consensus.evidence.DoubleSigning;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.round.State;
import org.timecoin.consensus.vote.Certificate;
import org.timecoin.consensus.vote.Parent;
import org.timecoin.consensus.vote.Position;
import org.timecoin.consensus.vote.QuorumCheck;
import org.timecoin.consensus.vote.Run;
import org.timecoin.consensus.vote.Quorum;
import org.timecoin.consensus.vote.Signed;
import org.timecoin.consensus.vote.Statement;
import org.timecoin.consensus.vote.VoteChecks;
import org.timecoin.protocol.bytes.Hash;

/** What must hold after every step, watched from outside with rules of its own. */
final class Checker {

  private record Slot(int node, long height, Position position) {}

  private final SimChain chain;
  private final VoteChecks checks;
  private final int byzantine;
  private final Map<Parent, Hash> decided = new HashMap<>();
  private final Map<Slot, Statement> signed = new HashMap<>();
  private final Map<Integer, Long> heights = new HashMap<>();
  private int decisions;

  Checker(SimChain chain, VoteChecks checks, int byzantine) {
    this.chain = chain;
    this.checks = checks;
    this.byzantine = byzantine;
  }

  int decisions() {
    return decisions;
  }

  /** One value per parent, valid, under a certificate that holds by the book. */
  void committed(int node, Instance instance, Certificate certificate, Run run) {
    Hash before = decided.putIfAbsent(run.parent(), run.value());
    if (before == null) {
      decisions++;
    } else if (!before.equals(run.value())) {
      throw new Violation(
          "agreement: node %d commits %s on height %d, another committed %s"
              .formatted(node, run.value(), run.parent().height(), before));
    }
    if (!chain.facts(run.value()).valid()) {
      throw new Violation("validity: node " + node + " commits an invalid run");
    }
    QuorumCheck check =
        checks.certificate(
            certificate,
            instance.parent(),
            instance.voters(),
            instance.firstRound(),
            Quorum.of(instance.size()));
    if (check != QuorumCheck.VALID || !certificate.value().equals(run.value())) {
      throw new Violation("certificate: node " + node + " commits with one that is " + check);
    }
  }

  /** No step signed twice, nothing signed below what was acted on. */
  void sent(int node, Signed message) {
    Slot slot = new Slot(node, message.parent().height(), message.statement().position());
    Statement before = signed.putIfAbsent(slot, message.statement());
    if (before != null && !before.equals(message.statement())) {
      throw new Violation("node %d signed %s and %s".formatted(node, before, message.statement()));
    }
    if (before == null && message.parent().height() < heights.getOrDefault(node, 0L)) {
      throw new Violation("node " + node + " votes below a certificate it acted on");
    }
  }

  /** A node's chain only grows, and those vote whom the last block of the run pays. */
  void opened(int node, long height, Run run, Instance next) {
    if (!SimChain.members(next).equals(chain.facts(run.value()).members())) {
      throw new Violation("node " + node + " takes others than the paid for voters");
    }
    Long before = heights.put(node, height);
    if (before != null && before > height) {
      throw new Violation("node %d went back from %d to %d".formatted(node, before, height));
    }
  }

  /** Evidence names liars only. */
  void evidence(DoubleSigning evidence) {
    int culprit = SimKeys.node(evidence.culprit());
    if (culprit >= byzantine) {
      throw new Violation("evidence against honest node " + culprit);
    }
  }

  /** A state keeps no more than its bounds allow, and its lock has a valid run behind it. */
  void state(int node, State state) {
    int most = state.instance().size() * 7 + state.instance().size() * 4 + 4 * 16;
    if (state.messagesKept() > most) {
      throw new Violation("node %d keeps %d messages".formatted(node, state.messagesKept()));
    }
    if (state.runsKept() > 8) {
      throw new Violation("node %d keeps %d runs".formatted(node, state.runsKept()));
    }
    Optional<Integer> locked = state.lock().map(lock -> lock.round());
    if (locked.filter(round -> round > state.roundNumber()).isPresent()) {
      throw new Violation("node " + node + " is locked in a round it has not reached");
    }
  }
}
