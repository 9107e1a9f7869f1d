package org.timecoin.simulator.explore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.timecoin.consensus.round.Effect;
import org.timecoin.consensus.round.EngineSettings;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.round.Moment;
import org.timecoin.consensus.round.State;
import org.timecoin.consensus.round.Timer;
import org.timecoin.consensus.round.Transition;
import org.timecoin.consensus.round.Verdict;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Run;

/** An honest voter after the faults. */
final class Walker {

  /** Honest leaders build something new now. */
  private static final int NEW_RUNS_FROM = 3;

  private final Onward world;
  private final Cast cast;
  private final Local from;
  private final Rows rows;
  private State state;
  private Optional<Certificate> shown;
  private Optional<Run> finished;

  Walker(Onward world, Cast cast, Local from, Optional<Certificate> shown) {
    this.world = world;
    this.cast = cast;
    this.from = from;
    this.rows = new Rows(cast, from.log());
    this.state = from.state().unheard();
    this.shown = shown;
    this.finished = shown.map(one -> cast.runOf(one.value()));
  }

  State state() {
    return state;
  }

  Optional<Hash> decided() {
    return shown.map(Certificate::value);
  }

  /** The run with this value, from memory or chain. */
  Optional<Run> run(Hash value) {
    return finished.filter(one -> one.value().equals(value)).or(() -> state.run(value));
  }

  /** All its timers begin anew, at their full length. */
  void begin() {
    if (decided().isEmpty()) {
      from.pending().forEach(timer -> fireAt(length(timer), timer));
      fireAt(
          cast.settings.repeatMs() + from.who(),
          new Timer(Timer.Kind.REPEAT, cast.instance.parent().height(), 0));
    }
  }

  private void fireAt(long ms, Timer timer) {
    world.at(ms, from.who(), new Input.TimedOut(timer));
  }

  private long length(Timer timer) {
    EngineSettings settings = cast.settings;
    return switch (timer.kind()) {
      case LISTEN -> settings.listenMs();
      case PROPOSE -> settings.proposeMs(timer.round());
      default -> settings.voteMs(timer.round());
    };
  }

  /** Something comes. Who has decided answers votes with the certificate, which has no run. */
  void step(Input input) {
    if (decided().isPresent()) {
      if (input instanceof Input.Received received) {
        int peer = Integer.parseInt(received.peer());
        world.send(
            peer, new Input.CertificateShown("" + from.who(), shown.get(), Optional.empty()));
      }
      return;
    }
    Deque<Input> open = new ArrayDeque<>(List.of(input));
    while (!open.isEmpty()) {
      Moment now = new Moment(world.nowMs(), world.nowMs());
      Transition transition = cast.engine(from.who()).step(state, open.poll(), now);
      state = transition.state();
      transition.effects().forEach(effect -> apply(effect, open));
    }
  }

  private void apply(Effect effect, Deque<Input> open) {
    int who = from.who();
    switch (effect) {
      case Effect.Store store ->
          open.add(new Input.Answered(store.intent(), rows.store(store.intent(), who)));
      case Effect.Broadcast sent ->
          world.broadcast(who, new Input.Received("" + who, sent.message(), sent.run()));
      case Effect.Build build ->
          open.add(
              new Input.RunBuilt(build.order(), cast.run(NEW_RUNS_FROM + build.order().round())));
      case Effect.Judge judge -> open.add(new Input.RunJudged(judge.order(), Verdict.GOOD));
      case Effect.AskRun ask -> world.askRun(who, ask.value(), asked(ask));
      case Effect.SetTimer set -> fireAt(set.atMs(), set.timer());
      case Effect.Commit commit -> {
        shown = Optional.of(commit.certificate());
        finished = Optional.of(commit.run());
      }
      default -> {
        // Nothing else matters to three honest voters who are left alone.
      }
    }
  }

  private List<Integer> asked(Effect.AskRun ask) {
    return IntStream.range(0, Cast.HONEST)
        .filter(
            who ->
                ask.voters().contains(cast.key(cast.place(who))) || ask.peers().contains("" + who))
        .boxed()
        .toList();
  }
}
