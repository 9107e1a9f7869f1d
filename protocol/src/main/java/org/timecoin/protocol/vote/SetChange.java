package org.timecoin.protocol.vote;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.timecoin.protocol.key.Address;

/**
 * How the paid set may change from one run to the next (consensus.md section 3, "Change of the paid
 * set"): the part of the rule that needs no state and has one answer for ever.
 *
 * @param added who is paid and did not vote
 * @param dropped who voted and is not paid
 * @param voters how many voted
 */
public record SetChange(NavigableSet<Address> added, NavigableSet<Address> dropped, int voters) {

  private static final int FEWEST_AFTER_DROP = 4;

  /** The change from the voters of an instance to whom a run pays. */
  public static SetChange of(VoterSet voters, List<Address> paid) {
    TreeSet<Address> added = new TreeSet<>(paid);
    voters.addresses().forEach(added::remove);
    TreeSet<Address> dropped = new TreeSet<>(voters.addresses());
    paid.forEach(dropped::remove);
    return new SetChange(added, dropped, voters.size());
  }

  /** Whether so much may change: at most max(1, ⌊(n−1)/3⌋), and no drop leaves fewer than 4. */
  public boolean isSmallEnough() {
    int most = Math.max(1, Quorum.tolerated(voters));
    int left = voters + added.size() - dropped.size();
    return added.size() + dropped.size() <= most
        && (dropped.isEmpty() || left >= FEWEST_AFTER_DROP);
  }

  /** Whether the first certified run may pay these: exactly the configured set. */
  public boolean isNone() {
    return added.isEmpty() && dropped.isEmpty();
  }
}
