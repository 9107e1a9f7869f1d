package org.timecoin.consensus.round;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Signed;

/**
 * Messages on a parent above ours. Their voter set is not known yet, so nothing of them is checked
 * but that a known voter's key stands on them; they are a reason to ask for certificates, and are
 * looked at again when that parent opens. At most four a voter (consensus.md section 3,
 * "Delivery").
 */
final class Ahead {

  private static final int NO_ROUND = -1;

  private final Turn turn;

  Ahead(Turn turn) {
    this.turn = turn;
  }

  /** Keeps a message that is newer than its voter's last, and asks for certificates then. */
  Outcome keep(String peer, Signed message) {
    OptionalInt place = turn.instance.voters().indexOf(message.key());
    if (message.round() < 0) {
      return Outcome.WRONG_ROUND;
    }
    if (Intake.form(message).isPresent()) {
      return Outcome.MALFORMED;
    }
    if (place.isEmpty()) {
      return Outcome.NOT_A_VOTER;
    }
    // The proof of a proposal is too large to keep of whoever; its leader repeats it.
    boolean bare = message.prevotes().isEmpty();
    if (!bare) {
      return Outcome.UNKNOWN_PARENT;
    }
    // Anybody can name our key on any parent: that must not hide what a twin signs on the next.
    boolean hides = turn.isOwn(place.getAsInt()) && isElsewhere(message, place.getAsInt());
    return hides ? Outcome.STALE : keep(peer, message, turn.address(place.getAsInt()));
  }

  /** Whether something is kept of its voter, on another parent. */
  private boolean isElsewhere(Signed message, int place) {
    Kept kept = turn.ahead.getOrDefault(turn.address(place), Kept.NOTHING);
    return kept.messages().stream().anyMatch(one -> !one.parent().equals(message.parent()));
  }

  private Outcome keep(String peer, Signed message, Address voter) {
    Kept before = turn.ahead.getOrDefault(voter, Kept.NOTHING);
    Kept kept = on(message.parent(), before);
    Optional<Signed> known = kept.at(message.round(), message.step());
    if (known.isPresent() || !kept.wants(message, NO_ROUND)) {
      return known.filter(message::equals).isPresent() ? Outcome.DUPLICATE : Outcome.STALE;
    }
    Map<Address, Kept> more = new HashMap<>(turn.ahead);
    more.put(voter, kept.with(message, NO_ROUND));
    turn.ahead = Map.copyOf(more);
    if (before.messages().isEmpty()) {
      turn.emit(new Effect.AskCertificates(peer, turn.instance.parent()));
    }
    return Outcome.UNKNOWN_PARENT;
  }

  /** Keeps of a certificate that a known voter precommitted: no more than a vote of it would be. */
  Outcome keep(String peer, Certificate shown) {
    return shown.precommits().stream()
        .filter(one -> turn.instance.voters().indexOf(one.key()).isPresent())
        .findFirst()
        .map(one -> keep(peer, Signed.vote(shown.statement(), one.key(), one.signature())))
        .orElse(Outcome.NOT_A_VOTER);
  }

  /** Asks anyone, while voters are known to be ahead: the first request may have been lost. */
  void askAgain() {
    if (!turn.ahead.isEmpty()) {
      turn.emit(new Effect.AskCertificates(Effect.ANYONE, turn.instance.parent()));
    }
  }

  /** What is kept on this parent: nothing of another. */
  private static Kept on(Parent parent, Kept kept) {
    boolean same = kept.messages().stream().allMatch(one -> one.parent().equals(parent));
    return same ? kept : Kept.NOTHING;
  }

  /** Looks again at what was kept on the parent that is now open, and forgets the rest. */
  void replay() {
    Map<Address, Kept> kept = new TreeMap<>(turn.ahead);
    turn.ahead = Map.of();
    Intake intake = new Intake(turn);
    for (Kept voter : kept.values()) {
      List<Signed> here =
          voter.messages().stream()
              .filter(one -> one.parent().equals(turn.instance.parent()))
              .toList();
      here.forEach(one -> intake.received(new Input.Received("", one, Optional.empty())));
    }
  }
}
