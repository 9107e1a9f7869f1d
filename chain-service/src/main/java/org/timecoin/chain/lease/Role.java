package org.timecoin.chain.lease;

import java.util.Optional;

/** What this process does for the chain. */
public sealed interface Role {

  /** In one sentence, why it is this. */
  String reason();

  /** There is no chain to serve yet. */
  record Starting(String reason) implements Role {}

  /**
   * Serves what others write.
   *
   * @param writer who does; empty when that isn't known
   */
  record Reader(Optional<Holder> writer, String reason) implements Role {}

  /** Writes. */
  record Writer(Term term) implements Role {
    @Override
    public String reason() {
      return "this process holds the lease, epoch " + term.epoch();
    }
  }
}
