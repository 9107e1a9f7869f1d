package org.timecoin.consensus.round;

import java.util.List;
import java.util.OptionalInt;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.VoteStep;

/**
 * The consensus engine: Tendermint (arXiv:1807.04938, algorithm 1) with the rules of consensus.md
 * section 3, as a pure function of state, input and clocks (section 5). No clocks, threads, sockets
 * or databases: the same code runs in the service and in the simulator.
 */
public final class Engine {

  private final Context context;

  /** An engine with these settings, rules and key. */
  public Engine(Context context) {
    this.context = context;
  }

  /**
   * The first state. A voter listens before it signs, then goes on from its rows.
   *
   * @param instance on the chain's last final block
   * @param rows what the vote log holds of its highest parent height, lowest first
   */
  public Transition start(Instance instance, List<VoteIntent> rows, Moment now) {
    long untilMs = now.monotonicMs() + context.settings().listenMs();
    Standing standing =
        context.identity().isPresent()
            ? Standing.Listening.until(untilMs)
            : new Standing.Observing(Standing.Reason.NO_KEY);
    Turn turn = new Turn(context, instance, rows, standing, now);
    if (context.identity().isPresent()) {
      turn.timerIn(Timer.Kind.LISTEN, context.settings().listenMs());
    }
    turn.timerIn(Timer.Kind.REPEAT, context.settings().repeatMs());
    new Rounds(turn).awaitStart();
    new Progress(turn).run();
    return turn.finish();
  }

  /** What an input leads to. */
  public Transition step(State state, Input input, Moment now) {
    Turn turn = new Turn(context, state, now);
    switch (input) {
      case Input.Opened opened -> open(turn, opened.instance());
      case Input.Received received -> new Intake(turn).received(received);
      case Input.CertificateShown shown -> new Intake(turn).shown(shown);
      case Input.RunArrived arrived -> arrived(turn, arrived);
      case Input.RunBuilt built -> built(turn, built);
      case Input.RunJudged judged -> judged(turn, judged);
      case Input.ApprovalsChanged changed -> new Deciding(turn).approvalsChanged();
      case Input.Answered answered -> new Own(turn).answered(answered.intent(), answered.answer());
      case Input.OwnVoteChecked checked -> new Own(turn).checked(checked.message(), checked.held());
      case Input.Distrusted told -> new Own(turn).told();
      case Input.Contradicted both ->
          new Contradicting(turn).contradicted(both.known(), both.shown());
      case Input.TimedOut timedOut -> new Timeouts(turn).fired(timedOut.timer());
      case Input.Beat beat -> beat(turn, beat.voter());
      case Input.PeerJoined joined -> new Own(turn).tell(joined.peer());
      case Input.Stopped stopped -> turn.observe(stopped.reason());
    }
    new Progress(turn).run();
    return turn.finish();
  }

  private static void open(Turn turn, Instance next) {
    int heights = Long.compareUnsigned(next.parent().height(), turn.instance.parent().height());
    // Whoever holds a certificate on that parent refuses the recovery.
    boolean recovers =
        next.parent().equals(turn.instance.parent())
            && next.firstRound() > turn.instance.firstRound()
            && turn.certificate.isEmpty();
    if (heights > 0 || recovers) {
      turn.open(next);
      new Rounds(turn).awaitStart();
      new Ahead(turn).replay();
    }
  }

  private static void beat(Turn turn, Address voter) {
    OptionalInt place = turn.instance.voters().indexOf(voter);
    if (place.isPresent()) {
      turn.hearing = turn.hearing.heard(place.getAsInt(), turn.now.monotonicMs());
    }
  }

  private static void arrived(Turn turn, Input.RunArrived input) {
    if (!new Deciding(turn).take(input.run())) {
      turn.emit(new Effect.Noted(input.peer(), Outcome.UNWANTED_RUN));
    }
  }

  /** A run that comes too late is dropped: the round is over, or we have prevoted in it. */
  private static void built(Turn turn, Input.RunBuilt built) {
    boolean open =
        built.order().parent().equals(turn.instance.parent())
            && turn.round.isIn(built.order().round(), VoteStep.PROPOSAL);
    if (open) {
      new Rounds(turn).proposeFresh(built.run());
    }
  }

  /** A judgement for another instance, be it on the same parent, is none for this one. */
  private static void judged(Turn turn, Input.RunJudged judged) {
    JudgeOrder order = judged.order();
    boolean known =
        order.run().parent().equals(turn.instance.parent())
            && order.firstRound() == turn.instance.firstRound()
            && turn.runs.run(order.run().value()).isPresent();
    if (known) {
      new Deciding(turn).judged(order, judged.verdict());
    }
  }
}
