package org.timecoin.chain.lease;

import java.util.Optional;

/** What the lease looks like to somebody who doesn't hold it. */
public sealed interface Sight {

  /** Somebody holds it. */
  record Held(Holder holder) implements Sight {}

  /** Nobody does: it can be taken. */
  record Free() implements Sight {}

  /** Whoever holds it. */
  default Optional<Holder> whoHolds() {
    return this instanceof Held(Holder holder) ? Optional.of(holder) : Optional.empty();
  }
}
