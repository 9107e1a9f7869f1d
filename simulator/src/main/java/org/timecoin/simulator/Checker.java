package org.timecoin.simulator;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.timecoin.consensus.evidence.CertificateConflict;
import org.timecoin.consensus.evidence.DoubleSigning;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.round.State;
import org.timecoin.consensus.round.ValidRun;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Position;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteChecks;
import org.timecoin.protocol.vote.VoteStep;

/** What must hold after every step, watched from outside with rules of its own. */
final class Checker {

  /** The order in which rows may come: by parent height, round and step. */
  static final Comparator<Statement> PLACES =
      Comparator.<Statement>comparingLong(row -> row.parent().height())
          .thenComparingInt(Statement::round)
          .thenComparingInt(row -> row.step().code());

  private record Place(int node, long height) {}

  /** What a process wants to say; a fenced one may want anything. */
  private record Wanted(Object process, Statement said) {}

  private final SimChain chain;
  private final VoteChecks checks;
  private final Membership membership;
  private final Contested contested;
  private final Guilt guilt;
  private final Map<Parent, Hash> decided = new HashMap<>();
  private final Map<Place, Map<Position, Statement>> signed = new HashMap<>();
  private final Map<Integer, NavigableSet<Statement>> rows = new HashMap<>();
  private final Set<Wanted> prevotes = new HashSet<>();
  private final Set<Wanted> breaking = new HashSet<>();
  private final Map<Integer, Long> heights = new HashMap<>();
  private final Map<Integer, Long> tips = new HashMap<>();
  private final Map<Object, Long> checkpoints = new HashMap<>();
  private final Set<Integer> barred = new HashSet<>();
  private final boolean lenient;
  private Optional<String> broken = Optional.empty();
  private int decisions;
  private long commits;

  /**
   * A checker.
   *
   * @param scenario how many lie: if so many that decisions may differ, the first difference is
   *     noted only
   */
  Checker(
      SimChain chain,
      VoteChecks checks,
      Membership membership,
      Contested contested,
      Scenario scenario) {
    this.lenient = scenario.isBeyond();
    this.chain = chain;
    this.checks = checks;
    this.membership = membership;
    this.contested = contested;
    this.guilt = new Guilt(scenario.byzantine());
  }

  /** What broke that may break, with so many liars. */
  Optional<String> broken() {
    return broken;
  }

  /** What only a third of liars or more can bring about. */
  private void byLiars(String what) {
    if (!lenient) {
      throw new Violation(what);
    }
    broken = Optional.of(broken.orElse(what));
  }

  long commits() {
    return commits;
  }

  int decisions() {
    return decisions;
  }

  /** One value per parent, valid, under a certificate by the book; true for the first. */
  boolean committed(int node, Instance instance, Certificate certificate, Run run) {
    commits++;
    Hash before = decided.putIfAbsent(run.parent(), run.value());
    if (before == null) {
      decisions++;
    } else if (!before.equals(run.value())) {
      byLiars(
          "agreement: node %d commits %s on height %d, another committed %s"
              .formatted(node, run.value(), run.parent().height(), before));
    }
    if (!chain.isValid(run, instance.firstRound())) {
      byLiars("validity: node " + node + " commits an invalid run");
    }
    if (!membership.isDecidedByReasons(instance, run)) {
      byLiars("a set without reasons: node " + node + " commits what only liars stand behind");
    }
    QuorumCheck check =
        checks.certificate(
            certificate,
            instance.parent(),
            instance.voters(),
            instance.firstRound(),
            Quorum.of(instance.size()));
    boolean fits =
        certificate.value().equals(run.value()) && certificate.lastHeight() == run.lastHeight();
    if (check != QuorumCheck.VALID || !fits) {
      throw new Violation("certificate: node " + node + " commits with one that is " + check);
    }
    return before == null;
  }

  /** What a process runs vouches for a block of this height: below that it votes for nothing. */
  void vouched(Object process, long height) {
    checkpoints.put(process, height);
  }

  /** No step signed twice, nothing signed below what was acted on. */
  void sent(int node, Object process, Signed message) {
    Statement before =
        signed
            .computeIfAbsent(new Place(node, message.parent().height()), first -> new HashMap<>())
            .putIfAbsent(message.statement().position(), message.statement());
    if (before != null && !before.equals(message.statement())) {
      throw new Violation("node %d signed %s and %s".formatted(node, before, message.statement()));
    }
    if (before == null && message.parent().height() < heights.getOrDefault(node, 0L)) {
      throw new Violation("node " + node + " votes below a certificate it acted on");
    }
    if (message.parent().height() < checkpoints.getOrDefault(process, 0L)) {
      throw new Violation("node " + node + " votes below its checkpoint");
    }
  }

  /**
   * A row is in a table. It is above all that were there before, or one of them again; whether the
   * process that stored it still lives, or ever learns of it, plays no part.
   */
  void committed(int node, Statement row) {
    NavigableSet<Statement> before = rows.computeIfAbsent(node, first -> new TreeSet<>(PLACES));
    Statement there = before.floor(row);
    if (row.equals(there)) {
      return;
    }
    if (!before.isEmpty() && PLACES.compare(before.last(), row) >= 0) {
      throw new Violation("node %d stores %s below %s".formatted(node, row, before.last()));
    }
    if (barred.contains(node)) {
      throw new Violation("node %d stores %s after it knew that it must not".formatted(node, row));
    }
    before.add(row);
  }

  /** A node has found that its table is a copy or its key doubled; or its operator confirms. */
  boolean bars(int node, boolean bars) {
    return bars ? barred.add(node) : barred.remove(node);
  }

  /** A table was replaced by an older copy: what is not in it may come, unless it was signed. */
  void restored(int node, Predicate<Statement> holds) {
    rows.getOrDefault(node, new TreeSet<>(PLACES)).removeIf(row -> !holds.test(row));
  }

  /**
   * Whoever stores a row breaks no lock, and has all that it signed at that height in its table.
   */
  void stored(int node, Object process, Statement stored, Predicate<Statement> holds) {
    if (breaking.contains(new Wanted(process, stored))) {
      throw new Violation("node " + node + " breaks its lock");
    }
    long height = stored.parent().height();
    for (Statement said : signed.getOrDefault(new Place(node, height), Map.of()).values()) {
      if (!holds.test(said)) {
        throw new Violation("node " + node + " goes on without its row for " + said);
      }
    }
  }

  /** Nobody precommits a value without a quorum of prevotes for it in that round. */
  private void hasQuorum(int node, State state, Statement said) {
    boolean proven =
        state
            .valid()
            .filter(valid -> valid.round() == said.round())
            .filter(valid -> valid.run().value().equals(said.value()))
            .filter(valid -> isQuorum(valid, state.instance()))
            .isPresent();
    if (!proven) {
      throw new Violation("node " + node + " precommits without a quorum of prevotes");
    }
  }

  /** Whether a node has sent this, whichever process of it. */
  boolean hasSaid(int node, Statement said) {
    Place place = new Place(node, said.parent().height());
    return said.equals(signed.getOrDefault(place, Map.of()).get(said.position()));
  }

  /**
   * A voter prevotes only for what the leader of the mode fixed on entering proposes, and leaves a
   * lock only for a proven quorum that is not older.
   */
  void intends(int node, Object process, State state, Statement said) {
    if (said.step() == VoteStep.PRECOMMIT && !said.isNil()) {
      hasQuorum(node, state, said);
    }
    if (said.step() != VoteStep.PREVOTE || said.isNil()) {
      return;
    }
    prevotes.add(new Wanted(process, said));
    int leader = state.instance().leader(said.round(), state.mode());
    Signed proposal =
        state.messagesOf(leader).stream()
            .filter(one -> one.step() == VoteStep.PROPOSAL && one.round() == said.round())
            .filter(one -> one.value().equals(said.value()))
            .findFirst()
            .orElseThrow(
                () -> new Violation("node " + node + " prevotes what its leader didn't propose"));
    int proven = proposal.statement().validRound();
    if (proven != Statement.NONE && !isProven(proposal, state.instance())) {
      throw new Violation("node " + node + " prevotes for a forged quorum");
    }
    if (proven == Statement.NONE) {
      hasReasons(node, state, said.value());
    }
    Optional<Statement> lock = lock(node, said, state.instance().firstRound());
    boolean free =
        lock.isEmpty()
            || lock.get().value().equals(said.value())
            || lock.get().round() <= proven
            || lock.get().round() <= heard(state, said.value());
    if (!free) {
      breaking.add(new Wanted(process, said));
    }
  }

  /** Nobody approves the rival of what it prevoted in an instance, or is about to prevote. */
  void approves(int node, Object process, Instance on) {
    Stream<Statement> wanted =
        prevotes.stream().filter(one -> one.process().equals(process)).map(Wanted::said);
    Stream<Statement> stored =
        rows.getOrDefault(node, new TreeSet<>(PLACES)).stream()
            .filter(row -> row.step() == VoteStep.PREVOTE);
    boolean rivals =
        Stream.concat(wanted, stored)
            .filter(said -> said.parent().equals(on.parent()))
            .filter(said -> said.round() >= on.firstRound())
            .anyMatch(said -> contested.isIn(said.value()));
    if (rivals) {
      throw new Violation("node " + node + " approves a rival of what it prevotes");
    }
  }

  /**
   * The round of a quorum of prevotes for a value that the node has heard itself: it moves the lock
   * before the precommit is stored, which may never be.
   */
  private int heard(State state, Hash value) {
    return state
        .valid()
        .filter(valid -> valid.run().value().equals(value))
        .filter(valid -> isQuorum(valid, state.instance()))
        .map(ValidRun::round)
        .orElse(Statement.NONE);
  }

  private boolean isQuorum(ValidRun valid, Instance on) {
    Statement prevote =
        Statement.vote(on.parent(), valid.round(), VoteStep.PREVOTE, valid.run().value());
    long signed =
        valid.prevotes().stream()
            .filter(one -> isSigned(prevote, one, on))
            .map(Endorsement::key)
            .distinct()
            .count();
    return signed >= Quorum.of(on.size());
  }

  private boolean isSigned(Statement said, Endorsement by, Instance on) {
    return checks.isSigned(Signed.vote(said, by.key(), by.signature()), on.voters());
  }

  /** Whoever prevotes a fresh run, and isn't locked on it, has nothing against it. */
  private void hasReasons(int node, State state, Hash value) {
    boolean locked = state.lock().filter(lock -> lock.value().equals(value)).isPresent();
    Run run = chain.facts(value).run();
    if (!locked && !membership.hasReasons(node, state.instance(), run)) {
      throw new Violation("node " + node + " prevotes a set without reasons");
    }
    if (!locked && contested.isOpposed(node, run)) {
      throw new Violation("node " + node + " prevotes against its own approval");
    }
  }

  /** The last run that a node precommitted before, by what it has sent. */
  private Optional<Statement> lock(int node, Statement said, int firstRound) {
    return signed.getOrDefault(new Place(node, said.parent().height()), Map.of()).values().stream()
        .filter(one -> one.step() == VoteStep.PRECOMMIT && !one.isNil())
        .filter(one -> one.parent().equals(said.parent()))
        .filter(one -> one.round() >= firstRound && one.round() < said.round())
        .max(Comparator.comparingInt(Statement::round));
  }

  private boolean isProven(Signed proposal, Instance on) {
    int quorum = Quorum.of(on.size());
    return checks.prevotes(proposal, on.voters(), on.firstRound(), quorum) == QuorumCheck.VALID;
  }

  /** A quorum at hand decides at once. */
  void acts(int node, State state) {
    // With two certificates for one parent, either may be what a node waits for.
    if (!lenient) {
      Promptness.check(node, state);
    }
  }

  /** A node's chain only grows, and those vote whom the last block of the run pays. */
  void opened(int node, long height, Run run, Instance next) {
    if (!SimChain.members(next).equals(chain.votersAfter(run))) {
      throw new Violation("node " + node + " takes others than the paid for voters");
    }
    heights.merge(node, height, Math::max);
    Long before = tips.put(node, height);
    if (before != null && before > height) {
      throw new Violation("node %d went back from %d to %d".formatted(node, before, height));
    }
  }

  /**
   * A node's chain was replaced by an older copy: it may vote again where it has nothing signed.
   *
   * @param signedAt the height of its highest row
   */
  void fellBack(int node, long height, long signedAt) {
    tips.put(node, height);
    heights.put(node, Math.max(height, signedAt));
  }

  /** Two certificates on one parent: whom they convict is guilty. */
  void conflict(CertificateConflict conflict) {
    guilt.named(conflict);
    byLiars("two certificates on height " + conflict.first().parent().height());
  }

  /** A quorum behind what the chain calls invalid. */
  void quorumForInvalid(Parent parent) {
    byLiars("a quorum for an invalid run on height " + parent.height());
  }

  /** Evidence names liars only. */
  void evidence(DoubleSigning evidence) {
    guilt.named(evidence);
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
