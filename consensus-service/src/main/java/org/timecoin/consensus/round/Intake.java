package org.timecoin.consensus.round;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.timecoin.consensus.evidence.DoubleSigning;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteChecks;
import org.timecoin.protocol.vote.VoteStep;

/**
 * What peers send: judged in order of cost, the signature last, each with a named outcome
 * (consensus.md section 3, "Delivery").
 */
final class Intake {

  private final Turn turn;
  private final Deciding deciding;
  private QuorumCheck quorum = QuorumCheck.VALID;

  Intake(Turn turn) {
    this.turn = turn;
    this.deciding = new Deciding(turn);
  }

  /** A proposal or vote came. */
  void received(Input.Received input) {
    Outcome judged = judge(input.peer(), input.message());
    Outcome outcome =
        judged == Outcome.UNKNOWN_PARENT
            ? new Ahead(turn).keep(input.peer(), input.message())
            : judged;
    switch (judged) {
      case ACCEPTED -> keep(input);
      case DUPLICATE -> again(input);
      case DECIDED_PARENT -> show(input);
      case EQUIVOCATION -> report(input);
      case OWN_KEY -> checkOwn(input);
      default -> {
        // Dropped; the outcome is counted.
      }
    }
    if (judged != Outcome.ACCEPTED && judged != Outcome.DUPLICATE) {
      drop(input.peer(), input.run());
    }
    turn.emit(new Effect.Noted(input.peer(), outcome, quorum));
  }

  private void again(Input.Received input) {
    take(input.peer(), input.run());
    offered(input);
  }

  /** A run that is at hand already is no reason to note anything: all relays send it. */
  private void take(String peer, Optional<Run> run) {
    drop(peer, run.filter(one -> !deciding.take(one) && turn.runs.run(one.value()).isEmpty()));
  }

  private void drop(String peer, Optional<Run> run) {
    run.ifPresent(any -> turn.emit(new Effect.Noted(peer, Outcome.UNWANTED_RUN)));
  }

  /** Whoever shows a proposal without its run may have it. */
  private void offered(Input.Received input) {
    Statement said = input.message().statement();
    if (said.step() == VoteStep.PROPOSAL && input.run().isEmpty()) {
      deciding.offered(said.value(), input.peer());
    }
  }

  /** Answers a vote that comes too late, if it is one at all, within bounds. */
  private void show(Input.Received input) {
    Parent parent = input.message().parent();
    PerPeer.Deed answer = new PerPeer.Deed(input.peer(), parent, Hash.ZERO);
    boolean proper = input.message().round() >= 0 && form(input.message()).isEmpty();
    if (proper && turn.shown.allows(answer) && !turn.shown.holds(answer)) {
      turn.shown = turn.shown.with(answer);
      turn.emit(new Effect.ShowCertificate(input.peer(), parent));
    }
  }

  private Outcome judge(String peer, Signed message) {
    return place(message)
        .or(() -> form(message))
        .or(() -> member(message))
        .or(() -> novelty(message))
        .or(() -> signature(peer, message))
        .orElse(Outcome.ACCEPTED);
  }

  /** Whether it belongs to the open instance. */
  private Optional<Outcome> place(Signed message) {
    int heights = Long.compareUnsigned(message.parent().height(), turn.instance.parent().height());
    if (heights != 0) {
      return Optional.of(heights < 0 ? new Late(turn).judge(message) : Outcome.UNKNOWN_PARENT);
    }
    if (!message.parent().equals(turn.instance.parent())) {
      return Optional.of(Outcome.FOREIGN_PARENT);
    }
    // The largest round is left out so that the next always exists.
    boolean counts =
        message.round() >= turn.instance.firstRound() && message.round() < Integer.MAX_VALUE;
    return counts ? Optional.empty() : Optional.of(Outcome.WRONG_ROUND);
  }

  /** Whether a vote has what votes have, and a proposal what proposals have. */
  static Optional<Outcome> form(Signed message) {
    Statement said = message.statement();
    boolean unproven = said.validRound() == Statement.NONE;
    boolean bare = unproven && message.prevotes().isEmpty();
    boolean fits =
        said.step() == VoteStep.PROPOSAL
            ? !said.isNil() && unproven == message.prevotes().isEmpty()
            : bare;
    return fits ? Optional.empty() : Optional.of(Outcome.MALFORMED);
  }

  private Optional<Outcome> member(Signed message) {
    OptionalInt place = turn.instance.voters().indexOf(message.key());
    if (place.isEmpty()) {
      return Optional.of(Outcome.NOT_A_VOTER);
    }
    boolean wrongLeader =
        message.step() == VoteStep.PROPOSAL
            && !turn.instance.mayLead(place.getAsInt(), message.round());
    return wrongLeader ? Optional.of(Outcome.NOT_LEADER) : Optional.empty();
  }

  private Optional<Outcome> novelty(Signed message) {
    int place = placeOf(message);
    Optional<Signed> same = turn.ballots.at(place, message.round(), message.step());
    if (same.isPresent() && same.get().statement().equals(message.statement())) {
      return Optional.of(Outcome.DUPLICATE);
    }
    if (turn.isOwn(place)) {
      return Optional.of(ownKey(message));
    }
    if (same.isPresent()) {
      return Optional.of(contradiction(place, message));
    }
    boolean wanted = turn.ballots.of(place).wants(message, turn.round.number());
    return wanted ? Optional.empty() : Optional.of(Outcome.STALE);
  }

  /** The log is asked about a vote once, and not about those that were read from it. */
  private Outcome ownKey(Signed message) {
    if (turn.checks.knows(message.statement()) || isRow(message)) {
      return Outcome.DUPLICATE;
    }
    if (turn.checks.isFull()) {
      return Outcome.STALE;
    }
    return isSigned(message) ? Outcome.OWN_KEY : Outcome.BAD_SIGNATURE;
  }

  private boolean isRow(Signed message) {
    return turn.rows.stream()
        .filter(row -> turn.instance.isOn(row.statement().parent(), row.voterSet()))
        .anyMatch(row -> row.statement().equals(message.statement()));
  }

  private void checkOwn(Input.Received input) {
    Signed message = input.message();
    if (message.parent().equals(turn.instance.parent())) {
      turn.checks = turn.checks.asking(message);
      turn.emit(new Effect.CheckOwn(message, turn.instance.voters().hash()));
    } else {
      new Late(turn).check(message);
      show(input);
    }
  }

  private Outcome contradiction(int place, Signed message) {
    if (turn.ballots.culprits().contains(place)) {
      return Outcome.KNOWN_EQUIVOCATOR;
    }
    return isSigned(message) ? Outcome.EQUIVOCATION : Outcome.BAD_SIGNATURE;
  }

  private Optional<Outcome> signature(String peer, Signed message) {
    if (!isSigned(message)) {
      return Optional.of(Outcome.BAD_SIGNATURE);
    }
    boolean reproposal = message.statement().validRound() != Statement.NONE;
    return reproposal
        ? prove(
            new PerPeer.Deed(peer, message.parent(), message.value()),
            () -> turn.rules().prevotes(turn.context.checks(), message, turn.instance),
            Outcome.FORGED_QUORUM)
        : Optional.empty();
  }

  /** Checks a quorum, unless its peer has shown too many lately that proved nothing. */
  private Optional<Outcome> prove(
      PerPeer.Deed shown, Supplier<QuorumCheck> check, Outcome ifRefuted) {
    if (!turn.refuted.allows(shown)) {
      return Optional.of(Outcome.OVER_LIMIT);
    }
    quorum = check.get();
    if (quorum == QuorumCheck.VALID) {
      return Optional.empty();
    }
    turn.refuted = turn.refuted.with(shown);
    return Optional.of(ifRefuted);
  }

  private boolean isSigned(Signed message) {
    return turn.context.checks().isSigned(message, turn.instance.voters());
  }

  private int placeOf(Signed message) {
    return turn.instance.voters().indexOf(message.key()).orElseThrow();
  }

  private void keep(Input.Received input) {
    Signed message = input.message();
    int place = placeOf(message);
    turn.ballots = turn.ballots.with(place, message, turn.round.number());
    turn.hearing = turn.hearing.heard(place, turn.now.monotonicMs());
    Optional<Run> run =
        input.run().filter(one -> one.value().equals(message.value()) && one.isSized());
    take(input.peer(), run);
    if (input.run().isPresent() && run.isEmpty()) {
      turn.emit(new Effect.Noted(input.peer(), Outcome.UNWANTED_RUN));
    }
    offered(input);
    new Relaying(turn).accepted(input.peer(), message, run);
  }

  private void report(Input.Received input) {
    Signed message = input.message();
    int place = placeOf(message);
    Signed known = turn.ballots.at(place, message.round(), message.step()).orElseThrow();
    turn.ballots = turn.ballots.withCulprit(place);
    DoubleSigning evidence = new DoubleSigning(known, message);
    turn.emit(new Effect.Report(evidence));
    new Relaying(turn).contradicted(input.peer(), evidence);
  }

  /** A certificate was shown. */
  void shown(Input.CertificateShown input) {
    Outcome judged = judge(input.peer(), input.certificate());
    Outcome outcome =
        switch (judged) {
          case UNKNOWN_PARENT -> new Ahead(turn).keep(input.peer(), input.certificate());
          case DECIDED_PARENT -> compare(input.peer(), input.certificate());
          default -> judged;
        };
    switch (judged) {
      case ACCEPTED -> turn.certificate = Optional.of(input.certificate());
      case EQUIVOCATION ->
          new Contradicting(turn).contradicted(turn.certificate.orElseThrow(), input.certificate());
      default -> {
        // Dropped or known; the outcome is counted.
      }
    }
    boolean holds = judged == Outcome.ACCEPTED || judged == Outcome.DUPLICATE;
    if (holds && input.run().isEmpty()) {
      deciding.offered(input.certificate().value(), input.peer());
    }
    take(input.peer(), input.run());
    turn.emit(new Effect.Noted(input.peer(), outcome, quorum));
  }

  /** Has a certificate on a decided parent compared with the one that is kept, within bounds. */
  private Outcome compare(String peer, Certificate shown) {
    quorum = VoteChecks.form(shown);
    if (quorum != QuorumCheck.VALID) {
      return Outcome.BAD_CERTIFICATE;
    }
    PerPeer.Deed comparison = new PerPeer.Deed(peer, shown.parent(), shown.value());
    if (turn.compared.holds(comparison)) {
      return Outcome.DUPLICATE;
    }
    if (!turn.compared.allows(comparison)) {
      return Outcome.OVER_LIMIT;
    }
    turn.compared = turn.compared.with(comparison);
    turn.emit(new Effect.Compare(peer, shown));
    return Outcome.DECIDED_PARENT;
  }

  private Outcome judge(String peer, Certificate shown) {
    int heights = Long.compareUnsigned(shown.parent().height(), turn.instance.parent().height());
    if (heights != 0) {
      return heights < 0 ? Outcome.DECIDED_PARENT : Outcome.UNKNOWN_PARENT;
    }
    if (turn.certificate.filter(held -> held.value().equals(shown.value())).isPresent()) {
      return Outcome.DUPLICATE;
    }
    return prove(
            new PerPeer.Deed(peer, shown.parent(), shown.value()),
            () -> turn.rules().certificate(turn.context.checks(), shown, turn.instance),
            Outcome.BAD_CERTIFICATE)
        .orElse(turn.certificate.isEmpty() ? Outcome.ACCEPTED : Outcome.EQUIVOCATION);
  }
}
