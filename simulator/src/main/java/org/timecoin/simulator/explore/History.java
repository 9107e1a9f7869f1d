package org.timecoin.simulator.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.vote.Signed;
import org.timecoin.consensus.vote.Statement;

/** How a state came about, event by event, for people. */
final class History {

  private final Cast cast;
  private final Locals locals;
  private final LongTable parents;

  History(Cast cast, Locals locals, LongTable parents) {
    this.cast = cast;
    this.locals = locals;
    this.parents = parents;
  }

  /** The history of a state, one line an event. */
  String of(long global) {
    List<Long> states = new ArrayList<>();
    for (long at = global; at >= 0; at = parents.beside(at)) {
      states.add(at);
    }
    Collections.reverse(states);
    List<String> lines = new ArrayList<>();
    for (int step = 1; step < states.size(); step++) {
      lines.add("%3d %s".formatted(step, event(states.get(step - 1), states.get(step))));
    }
    return String.join("\n", lines);
  }

  private String event(long from, long to) {
    int who = 0;
    while (Global.local(from, who) == Global.local(to, who)) {
      who++;
    }
    Local before = locals.get(Global.local(from, who));
    int wanted = Global.local(to, who);
    long first = locals.get(Global.local(from, who == 0 ? 1 : 0)).said();
    long second = locals.get(Global.local(from, who == 2 ? 1 : 2)).said();
    Move move =
        locals.moves(before, first, second).stream()
            .filter(one -> locals.number(one.to()) == wanted)
            .findFirst()
            .orElseThrow();
    return describe(before, move, locals.get(wanted));
  }

  private String describe(Local before, Move move, Local after) {
    String heard = move.inputs().stream().map(this::text).collect(Collectors.joining(", "));
    StringBuilder text = new StringBuilder(cast.name(cast.place(before.who())));
    text.append(heard.isEmpty() ? "" : " gets " + heard);
    long news = after.said() & ~before.said();
    for (; news != 0; news &= news - 1) {
      text.append("; says ")
          .append(text(cast.words.statement(Long.numberOfTrailingZeros(news))));
    }
    text.append(move.crash() ? "; crashes and starts again" : "");
    if (after.decided() != before.decided()) {
      text.append("; decides ").append(after.decided() == 1 ? "A" : "B");
    }
    after.broken().ifPresent(what -> text.append("; ").append(what));
    return text.append("  [").append(after.state()).append(']').toString();
  }

  private String text(Input input) {
    return switch (input) {
      case Input.Received received -> text(received.message());
      case Input.TimedOut fired -> "timeout " + fired.timer().kind();
      case Input.CertificateShown shown ->
          "a certificate of round %d for %s"
              .formatted(
                  shown.certificate().round(), cast.words.name(shown.certificate().value()));
      default -> input.toString();
    };
  }

  private String text(Signed message) {
    int place = cast.instance.voters().indexOf(message.key()).orElseThrow();
    return text(message.statement()) + " of " + cast.name(place);
  }

  private String text(Statement said) {
    String valid = said.validRound() == Statement.NONE ? "" : " valid in " + said.validRound();
    return "%s %d %s%s"
        .formatted(
            said.step().name().toLowerCase(java.util.Locale.ROOT),
            said.round(),
            cast.words.name(said.value()),
            valid);
  }
}
