package org.timecoin.simulator.explore;

import java.util.Locale;
import java.util.stream.Collectors;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.round.State;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;

/** An event in words. */
final class Telling {

  private final Cast cast;

  Telling(Cast cast) {
    this.cast = cast;
  }

  /** What happens to a voter, what it says, and where it is then. */
  String of(Local before, Move move) {
    Local after = move.to();
    String heard = move.inputs().stream().map(this::text).collect(Collectors.joining(", "));
    StringBuilder text = new StringBuilder("n" + before.who());
    text.append(heard.isEmpty() ? "" : " gets " + heard);
    for (long news = after.said() & ~before.said(); news != 0; news &= news - 1) {
      text.append("; says ").append(text(cast.words.statement(Long.numberOfTrailingZeros(news))));
    }
    text.append(move.crash() ? "; crashes and starts again" : "");
    if (after.decided() != before.decided()) {
      text.append("; decides ").append(cast.words.name(cast.words.value(after.decided())));
    }
    after.broken().ifPresent(what -> text.append("; ").append(what));
    return text.append("  [").append(place(after.state())).append(']').toString();
  }

  private String place(State state) {
    String lock = state.lock().map(l -> ", locked on " + cast.words.name(l.value())).orElse("");
    String round = state.isVoting() ? "round " + state.roundNumber() : "no round";
    return round + lock + state.lock().map(l -> " since " + l.round()).orElse("");
  }

  private String text(Input input) {
    return switch (input) {
      case Input.Received received -> text(received.message());
      case Input.TimedOut fired -> "timeout " + fired.timer().kind();
      case Input.CertificateShown shown ->
          "the certificate of round %d for %s"
              .formatted(shown.certificate().round(), cast.words.name(shown.certificate().value()));
      default -> input.toString();
    };
  }

  private String text(Signed message) {
    int place = cast.instance.voters().indexOf(message.key()).orElseThrow();
    return text(message.statement()) + " of " + cast.name(place);
  }

  private String text(Statement said) {
    boolean fresh = said.validRound() == Statement.NONE;
    return "%s %d %s%s"
        .formatted(
            said.step().name().toLowerCase(Locale.ROOT),
            said.round(),
            cast.words.name(said.value()),
            fresh ? "" : " valid in " + said.validRound());
  }
}
