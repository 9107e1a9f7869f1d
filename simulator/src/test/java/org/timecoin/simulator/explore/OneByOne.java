package org.timecoin.simulator.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timecoin.consensus.leader.Mode;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.round.Timer;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * The plain way, without any reduction: every message comes alone, in every order, the liar's for
 * nil and for later rounds too, nothing heard is forgotten, and runs arrive when they like. Too
 * slow for more than one voter whose others have said what they will.
 */
final class OneByOne {

  private record Situation(Local.Key key, Set<Timer> pending, Set<Signed> heard) {}

  private final Cast cast;
  private final List<Input> inputs = new ArrayList<>();
  private final Set<Situation> seen = new HashSet<>();
  private final Set<Local.Key> reached = new HashSet<>();
  private final Deque<Local> open = new ArrayDeque<>();

  private OneByOne(Cast cast, Local from, long[] said) {
    this.cast = cast;
    for (int who = 0; who < Cast.HONEST; who++) {
      if (who != from.who()) {
        honest(who, said);
      }
    }
    liar(said);
    inputs.addAll(new Offers(cast, from, said).certificates());
    inputs.add(Offers.beyond(cast));
    inputs.add(new Input.RunArrived("", cast.fresh(0)));
    inputs.add(new Input.RunArrived("", cast.fresh(1)));
  }

  /** All states of a voter, up to so many situations, while the others say nothing more. */
  static Set<Local.Key> reach(Cast cast, Local from, long[] said, int most) {
    OneByOne plain = new OneByOne(cast, from, said);
    plain.add(from);
    while (!plain.open.isEmpty() && plain.seen.size() < most) {
      plain.expand(plain.open.remove());
    }
    return plain.reached;
  }

  private void expand(Local local) {
    List<Input> all = new ArrayList<>(inputs);
    local.pending().forEach(timer -> all.add(new Input.TimedOut(timer)));
    for (Input input : all) {
      add(new Happening(cast, local, true).then(input).result());
      add(new Happening(cast, local, false).then(input).result());
    }
  }

  private void add(Local local) {
    if (local.state().roundNumber() >= cast.bound.rounds()) {
      return;
    }
    Set<Signed> heard = new HashSet<>();
    for (int place = 0; place < Cast.VOTERS; place++) {
      heard.addAll(local.state().messagesOf(place));
    }
    Local.Key key = local.key(cast.words);
    reached.add(key);
    if (local.decided() == 0 && seen.add(new Situation(key, local.pending(), heard))) {
      open.add(local);
    }
  }

  private void honest(int who, long[] said) {
    for (long rest = said[who]; rest != 0; rest &= rest - 1) {
      Statement statement = cast.words.statement(Long.numberOfTrailingZeros(rest));
      receive(cast.sign(cast.place(who), statement, cast.proof(statement, said)));
    }
  }

  private void liar(long[] said) {
    for (int round = 0; round < cast.bound.rounds(); round++) {
      for (int code = 0; code < Words.VALUES; code++) {
        for (VoteStep step : List.of(VoteStep.PREVOTE, VoteStep.PRECOMMIT)) {
          say(Statement.vote(cast.instance.parent(), round, step, cast.words.value(code)), said);
        }
        boolean leads = cast.instance.leader(round, Mode.ON_SCHEDULE) == cast.liar;
        for (int valid = -1; code > 0 && leads && valid < round; valid++) {
          Statement proposal =
              Statement.proposal(cast.instance.parent(), round, cast.words.value(code), valid);
          say(proposal, said);
        }
      }
    }
  }

  private void say(Statement statement, long[] said) {
    receive(cast.sign(cast.liar, statement, cast.proof(statement, said)));
  }

  private void receive(Signed signed) {
    Optional<Run> run =
        signed.step() == VoteStep.PROPOSAL
            ? Optional.of(cast.runOf(signed.value()))
            : Optional.empty();
    inputs.add(new Input.Received("", signed, run));
  }
}
