package org.timecoin.consensus.round;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;

/**
 * The contradictions that were told, each once. Voters of long ago can sign as many as they like,
 * so the oldest is forgotten for the newest.
 *
 * @param all oldest first
 */
record Told(List<Contradiction> all) {

  static final Told NONE = new Told(List.of());

  private static final int REMEMBERED_MOST = 64;

  /** A certified value beside the one that is known to be certified on the parent. */
  record Contradiction(Parent parent, Hash value) {

    static Contradiction of(Certificate shown) {
      return new Contradiction(shown.parent(), shown.value());
    }
  }

  Told {
    all = List.copyOf(all);
  }

  boolean holds(Certificate shown) {
    return all.contains(Contradiction.of(shown));
  }

  Told with(Certificate shown) {
    List<Contradiction> more = new ArrayList<>(all);
    more.add(Contradiction.of(shown));
    return new Told(more.subList(Math.max(0, more.size() - REMEMBERED_MOST), more.size()));
  }
}
