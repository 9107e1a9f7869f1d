package org.timecoin.consensus.round;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Parent;

/**
 * What was done for peers since votes were repeated last that costs a hundred times what they sent
 * and may be anybody's: certificates shown for late votes, certificates on decided parents compared
 * with those that are kept, quorums on the open parent that proved nothing. So there are few for
 * each peer.
 *
 * @param all bounded by the peers that are connected
 */
record PerPeer(List<Deed> all) {

  static final PerPeer NONE = new PerPeer(List.of());

  private static final int EACH_MOST = 4;

  /**
   * What was done for a peer.
   *
   * @param parent of which certificate
   * @param value of that certificate; zeros when any will do
   */
  record Deed(String peer, Parent parent, Hash value) {}

  PerPeer {
    all = List.copyOf(all);
  }

  /** Whether it was done already. */
  boolean holds(Deed next) {
    return all.contains(next);
  }

  /** Whether there is room for one more of its peer. */
  boolean allows(Deed next) {
    int count = 0;
    for (Deed one : all) {
      count += one.peer().equals(next.peer()) ? 1 : 0;
    }
    return count < EACH_MOST;
  }

  PerPeer with(Deed next) {
    List<Deed> more = new ArrayList<>(all);
    more.add(next);
    return new PerPeer(more);
  }
}
