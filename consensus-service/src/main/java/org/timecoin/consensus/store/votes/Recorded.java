package org.timecoin.consensus.store.votes;

import java.util.Arrays;
import java.util.Optional;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.TableIdentity;

/**
 * The last word on what the table of a key is.
 *
 * @param identity of the table that may be signed with; {@link TableIdentity#NONE} when none may
 * @param word why it was written
 */
record Recorded(TableIdentity identity, Word word) {

  /** Why something is written down about the table; each is a reason in {@code vote_identity}. */
  enum Word {
    /** The key was made with it. */
    CREATED("created", Optional.empty()),
    /** A process lived through a change of timeline. */
    LIVED_THROUGH("lived through", Optional.empty()),
    /** An operator knows it for a copy. */
    DISTRUSTED("distrusted", Optional.of(Standing.Reason.RESTORED)),
    /** A process knows it for a copy. */
    RESTORED("restored", Optional.of(Standing.Reason.RESTORED)),
    /** Peers showed what another process signed with the key. */
    DOUBLED("doubled", Optional.of(Standing.Reason.DOUBLED)),
    /** An operator is sure that the key may sign again. */
    CONFIRMED("confirmed", Optional.empty());

    private final String text;
    private final Optional<Standing.Reason> distrust;

    Word(String text, Optional<Standing.Reason> distrust) {
      this.text = text;
      this.distrust = distrust;
    }

    /** What a process says that must not sign any more. */
    static Word of(Standing.Reason reason) {
      return reason == Standing.Reason.DOUBLED ? DOUBLED : RESTORED;
    }

    static Word of(String text) {
      return Arrays.stream(values())
          .filter(word -> word.text.equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("nobody writes " + text));
    }

    String text() {
      return text;
    }

    /** Why every process observes; empty when none has to. */
    Optional<Standing.Reason> distrust() {
      return distrust;
    }

    /** What is written beside it where this is found. */
    TableIdentity names(TableIdentity found) {
      return distrust.isPresent() ? TableIdentity.NONE : found;
    }
  }

  /** Why every process observes; empty when none has to. */
  Optional<Standing.Reason> distrust() {
    return word.distrust();
  }
}
