package org.timecoin.consensus.round;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.timecoin.protocol.bytes.PublicKey;

/**
 * Who may have a run: voters that named its value, and peers that showed it without the run.
 *
 * @param voters in the order in which they were met, as are the peers
 */
record Holders(List<PublicKey> voters, List<String> peers) {

  static final Holders NOBODY = new Holders(List.of(), List.of());

  Holders {
    voters = List.copyOf(voters);
    peers = List.copyOf(peers);
  }

  /** These and others. */
  Holders and(Holders more) {
    return new Holders(all(voters, more.voters), all(peers, more.peers));
  }

  private static <T> List<T> all(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }

  /** Less those that are known already. */
  Holders without(Holders known) {
    return new Holders(less(voters, known.voters), less(peers, known.peers));
  }

  private static <T> List<T> less(List<T> some, List<T> known) {
    Set<T> out = new HashSet<>(known);
    return some.stream().filter(one -> !out.contains(one)).toList();
  }
}
