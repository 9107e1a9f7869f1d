package org.timecoin.consensus.round;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.vote.Parent;

/**
 * The certificates that peers were shown since votes were repeated last, for late votes, which may
 * be anybody's: their voters are not known any more. A certificate is a hundred times as large as a
 * vote, so there are few for each peer, and none twice.
 *
 * @param all bounded by the peers that are connected
 */
record Shown(List<Answer> all) {

  static final Shown NONE = new Shown(List.of());

  private static final int EACH_MOST = 4;

  /** A certificate, by its parent, that a peer was shown. */
  record Answer(String peer, Parent parent) {}

  Shown {
    all = List.copyOf(all);
  }

  /** Whether a peer may be shown one more. */
  boolean allows(Answer next) {
    long shown = all.stream().filter(one -> one.peer().equals(next.peer())).count();
    return shown < EACH_MOST && !all.contains(next);
  }

  Shown with(Answer next) {
    List<Answer> more = new ArrayList<>(all);
    more.add(next);
    return new Shown(more);
  }
}
