package org.timecoin.consensus.round;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.VoteStep;

/** Deciding by any round's precommits, and getting the runs that quorums stand behind. */
final class Deciding {

  private final Turn turn;

  Deciding(Turn turn) {
    this.turn = turn;
  }

  /**
   * Hands the decided run to the chain (line 49); true if it did. A quorum heard while its run is
   * missing is kept as the certificate that it is: later votes can't take it back.
   */
  boolean decide() {
    if (turn.isContradicted() || turn.round.phase() == RoundState.Phase.DECIDED) {
      return false;
    }
    if (turn.certificate.isEmpty()) {
      turn.certificate =
          turn.ballots
              .decided(turn.quorum(), any -> true)
              .filter(one -> turn.rules().quorumCounts(one.value(), turn.proposal()))
              .map(turn.ballots::certificate);
    }
    return turn.certificate.isPresent() && commit(turn.certificate.get());
  }

  private boolean commit(Certificate certified) {
    Optional<Run> run = validRun(certified.value(), certified.precommits());
    run.ifPresent(found -> commit(certified.endingAt(found.lastHeight()), found));
    return run.isPresent();
  }

  private void commit(Certificate certificate, Run run) {
    turn.certificate = Optional.of(certificate);
    turn.round = turn.round.decided();
    turn.emit(new Effect.Commit(certificate, run));
  }

  /** The run with this value if it is here and valid; else it is asked for from its quorum. */
  Optional<Run> validRun(Hash value, List<Endorsement> quorum) {
    Optional<Run> run = turn.runs.run(value);
    Optional<Verdict> verdict = turn.runs.verdict(value);
    if (run.isEmpty()) {
      want(value, quorum);
    } else if (verdict.isPresent() && !verdict.get().valid()) {
      denounce(value);
    }
    return run.filter(found -> verdict.filter(Verdict::valid).isPresent());
  }

  /** Tells once that a quorum stands behind what the chain calls invalid. */
  private void denounce(Hash value) {
    if (!turn.runs.denounced().contains(value)) {
      turn.runs = turn.runs.denouncing(value);
      turn.emit(new Effect.QuorumForInvalid(turn.instance.parent(), value));
    }
  }

  /** Asks each holder for a run, once; all are asked again whenever votes are repeated. */
  void want(Hash value, List<Endorsement> voters) {
    Holders holders = holders(value, voters);
    Optional<Holders> asked = turn.runs.asked(value);
    Holders more = holders.without(asked.orElse(Holders.NOBODY));
    if (asked.isEmpty() || !more.equals(Holders.NOBODY)) {
      turn.runs = turn.runs.wanting(value, more);
      ask(value, more);
    }
  }

  private Holders holders(Hash value, List<Endorsement> voters) {
    return new Holders(voters.stream().map(Endorsement::key).toList(), turn.runs.peers(value));
  }

  /** A peer showed a value without its run: it is asked for it too, if that is missing. */
  void offered(Hash value, String peer) {
    if (turn.runs.run(value).isEmpty() && !peer.equals(Effect.ANYONE)) {
      turn.runs = turn.runs.offering(value, peer);
    }
  }

  /** Asks again for runs that are missing, for judgements, and to apply what is decided. */
  void askAgain() {
    turn.runs.wanted().keySet().stream()
        .sorted()
        .forEach(value -> ask(value, holders(value, endorsersOf(value))));
    turn.runs.unjudged().forEach(this::judge);
    boolean decided = turn.round.phase() == RoundState.Phase.DECIDED;
    turn.certificate
        .filter(any -> decided)
        .ifPresent(
            held ->
                turn.runs
                    .run(held.value())
                    .ifPresent(run -> turn.emit(new Effect.Commit(held, run))));
  }

  private void judge(Run run) {
    turn.emit(new Effect.Judge(new JudgeOrder(run, turn.instance.firstRound(), turn.approvals)));
  }

  private void ask(Hash value, Holders holders) {
    turn.emit(new Effect.AskRun(turn.instance.parent(), value, holders.voters(), holders.peers()));
  }

  /** Who named the value, be it in the certificate only: they may have said other things since. */
  private List<Endorsement> endorsersOf(Hash value) {
    Stream<Endorsement> said =
        turn.ballots.voters().stream()
            .flatMap(kept -> kept.messages().stream())
            .filter(one -> one.value().equals(value))
            .map(Signed::endorsement);
    Stream<Endorsement> certified =
        turn.certificate.stream()
            .filter(held -> held.value().equals(value))
            .flatMap(held -> held.precommits().stream());
    return Stream.concat(said, certified).distinct().toList();
  }

  /** Takes a run that somebody sent, if it is needed; true if it was. */
  boolean take(Run run) {
    boolean wanted =
        run.isSized()
            && run.parent().equals(turn.instance.parent())
            && turn.runs.run(run.value()).isEmpty()
            && isNeeded(run.value())
            && turn.rules().runCounts(run.value(), turn.proposal());
    if (wanted) {
      put(run);
    }
    return wanted;
  }

  /** Keeps a run and has it judged. */
  void put(Run run) {
    if (turn.runs.run(run.value()).isEmpty()) {
      turn.runs = turn.runs.with(run);
      judge(run);
    }
  }

  /** The chain has judged a run. */
  void judged(JudgeOrder order, Verdict verdict) {
    boolean current = order.approvals() == turn.approvals;
    turn.runs = turn.runs.judged(order.run().value(), verdict, current);
  }

  /** Has all runs judged anew by the second list: no vote rests on what was said before. */
  void approvalsChanged() {
    turn.approvals++;
    turn.runs = turn.runs.withoutSecondList();
    turn.runs.unjudged().forEach(this::judge);
  }

  /** Keeps no run longer than somebody may need it. */
  void forgetRuns() {
    turn.runs = turn.runs.only(this::isNeeded);
  }

  /** Locked or valid here, proposed in this round or the next, or behind it stands a quorum. */
  private boolean isNeeded(Hash value) {
    return turn.lock.filter(held -> held.value().equals(value)).isPresent()
        || turn.valid.filter(held -> held.run().value().equals(value)).isPresent()
        || turn.certificate.filter(held -> held.value().equals(value)).isPresent()
        || isProposed(value)
        || isSupported(value);
  }

  private boolean isProposed(Hash value) {
    int number = turn.round.number();
    return turn.ballots.isProposed(number, value) || turn.ballots.isProposed(number + 1, value);
  }

  /** A quorum prevoted it in this round, or an honest voter is locked on it for all we know. */
  private boolean isSupported(Hash value) {
    int prevotes = turn.ballots.count(turn.round.number(), VoteStep.PREVOTE, value);
    int locked = turn.ballots.precommitted(value);
    return prevotes >= turn.quorum() || locked >= turn.rules().oneHonest(turn.instance.voters());
  }
}
