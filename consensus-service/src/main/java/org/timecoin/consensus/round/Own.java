package org.timecoin.consensus.round;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.timecoin.consensus.leader.Mode;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.vote.Position;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * This voter's own statements: signed once they are stored, repeated, and found again after a
 * restart (consensus.md section 3, "Never sign twice" and "Delivery").
 */
final class Own {

  private final Turn turn;
  private final Deciding deciding;

  Own(Turn turn) {
    this.turn = turn;
    this.deciding = new Deciding(turn);
  }

  /**
   * The log answered for one row: signs and sends what is stored; stops when somebody else signs.
   */
  void answered(VoteIntent intent, StoreAnswer answer) {
    switch (answer) {
      case STORED -> stored(intent);
      case LEASE_LOST -> turn.observe(Standing.Reason.LEASE_LOST);
      // This voter says one thing a step, so what stands there is another's.
      case TAKEN -> aheadOf(intent);
      case NOT_RISING -> {
        if (!isSuperseded(intent)) {
          aheadOf(intent);
        }
      }
    }
    turn.unanswered = turn.unanswered.without(intent);
  }

  private void aheadOf(VoteIntent intent) {
    if (turn.unanswered.contains(intent)) {
      turn.observe(Standing.Reason.LOG_AHEAD);
    }
  }

  /**
   * Whether the log is above it by our own doing: something later of ours is stored. A proposal is
   * merely too late; whatever stands above it stops the prevote that follows.
   */
  private boolean isSuperseded(VoteIntent intent) {
    Position position = intent.statement().position();
    return intent.statement().step() == VoteStep.PROPOSAL
        || latestStored().filter(stored -> !position.isAtLeast(stored)).isPresent();
  }

  private Optional<Position> latestStored() {
    return turn.own().stream()
        .boxed()
        .flatMap(own -> turn.ballots.of(own).messages().stream())
        .map(one -> one.statement().position())
        .max(Comparator.naturalOrder());
  }

  /**
   * The log was asked who signed a vote of our key: one that it doesn't hold was signed elsewhere.
   */
  void checked(Signed message, boolean held) {
    turn.checks = turn.checks.answered(message);
    turn.past = turn.past.map(past -> past.answered(message));
    if (!held) {
      turn.observe(Standing.Reason.DOUBLED);
      turn.checks = turn.checks.doubled(true);
      tellDoubled();
    }
  }

  /** The log has it in writing. */
  void told() {
    turn.checks = turn.checks.doubled(false);
  }

  private void tellDoubled() {
    if (turn.checks.untold()) {
      turn.emit(new Effect.Distrust(Standing.Reason.DOUBLED));
    }
  }

  /** Asks the log again for what it did not answer: a row that is there already is a repeat. */
  void askAgain() {
    tellDoubled();
    Hash voters = turn.instance.voters().hash();
    turn.checks.asked().forEach(one -> turn.emit(new Effect.CheckOwn(one, voters)));
    new Late(turn).askAgain();
    if (turn.maySign()) {
      turn.unanswered.intents().forEach(one -> turn.emit(new Effect.Store(one)));
    }
  }

  private void stored(VoteIntent intent) {
    boolean counts =
        turn.instance.isOn(intent.statement().parent(), intent.voterSet())
            && intent.statement().round() >= turn.instance.firstRound();
    if (turn.maySign() && counts) {
      turn.emit(new Effect.Broadcast(keep(intent), runOf(intent)));
    }
  }

  /** Signs what is stored and counts it as said. */
  private Signed keep(VoteIntent intent) {
    Signed signed = sign(intent);
    int place = turn.own().orElseThrow();
    boolean known = turn.ballots.at(place, signed.round(), signed.step()).isPresent();
    if (!known) {
      turn.ballots = turn.ballots.with(place, signed, turn.round.number());
    }
    intent.backing().run().ifPresent(deciding::put);
    return signed;
  }

  private Signed sign(VoteIntent intent) {
    Identity identity = turn.context.identity().orElseThrow();
    byte[] message = turn.context.checks().signBytes(intent.statement(), turn.instance.voters());
    Signature signature = identity.signer().apply(message);
    boolean reproposal = intent.statement().validRound() != Statement.NONE;
    return new Signed(
        intent.statement(),
        identity.key(),
        signature,
        reproposal ? intent.backing().prevotes() : List.of());
  }

  private static Optional<Run> runOf(VoteIntent intent) {
    return intent.statement().step() == VoteStep.PROPOSAL
        ? intent.backing().run()
        : Optional.empty();
  }

  /**
   * Sends the latest votes to all again, and the proposal of the round that we lead, without its
   * run: who lacks that asks for it.
   */
  void repeat() {
    latest().forEach(one -> turn.emit(new Effect.Broadcast(one, Optional.empty())));
  }

  /** Sends them to a peer that has just connected. */
  void tell(String peer) {
    latest().forEach(one -> turn.emit(new Effect.SendTo(peer, one, runFor(one))));
  }

  private List<Signed> latest() {
    OptionalInt own = turn.own();
    if (own.isEmpty() || !turn.maySign()) {
      return List.of();
    }
    return turn.ballots.of(own.getAsInt()).messages().stream()
        .filter(one -> one.step() != VoteStep.PROPOSAL || one.round() == turn.round.number())
        .toList();
  }

  private Optional<Run> runFor(Signed one) {
    return one.step() == VoteStep.PROPOSAL ? turn.runs.run(one.value()) : Optional.empty();
  }

  /** Has listened long enough: signs. */
  void listened() {
    if (turn.standing instanceof Standing.Listening) {
      turn.standing = new Standing.Signing();
      turn.emit(new Effect.StandingChanged(turn.standing));
    }
  }

  /** Goes on from the rows of the open instance; true if there are any. */
  boolean resume() {
    List<VoteIntent> here =
        turn.rows.stream()
            .filter(row -> row.statement().parent().height() == turn.instance.parent().height())
            .filter(row -> row.statement().round() >= turn.instance.firstRound())
            .toList();
    if (here.isEmpty() || turn.own().isEmpty()) {
      return false;
    }
    VoteIntent last = here.getLast();
    if (isOurs(last)) {
      resumeAt(last.statement());
    }
    here.stream().filter(this::isOurs).forEach(this::restore);
    if (!isOurs(last)) {
      // Signed on another parent of this height: what is left is everything after it.
      new Rounds(turn).enter(last.statement().round() + 1);
    }
    latest().forEach(one -> turn.emit(new Effect.Broadcast(one, runFor(one))));
    return true;
  }

  private boolean isOurs(VoteIntent row) {
    return turn.instance.isOn(row.statement().parent(), row.voterSet());
  }

  private void resumeAt(Statement last) {
    long height = turn.instance.parent().height();
    Mode mode = Mode.at(turn.now.wallSeconds(), height, turn.context.settings().schedule());
    int before = turn.round.number();
    turn.round = RoundState.entered(last.round(), mode).at(last.step()).withBuilding();
    new Relaying(turn).risenFrom(before);
    if (last.step() == VoteStep.PROPOSAL) {
      new Rounds(turn).awaitProposal();
    }
  }

  /** Lock and valid run are those of the last non-nil precommit; rows come lowest first. */
  private void restore(VoteIntent row) {
    Statement said = row.statement();
    if (said.step() == VoteStep.PRECOMMIT && !said.isNil()) {
      turn.lock = Optional.of(new Lock(said.round(), said.value()));
      row.backing()
          .run()
          .ifPresent(
              run ->
                  turn.valid =
                      Optional.of(new ValidRun(said.round(), run, row.backing().prevotes())));
    }
    keep(row);
  }
}
