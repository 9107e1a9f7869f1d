package org.timecoin.consensus.leader;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.reward.LeaderOrder;
import org.timecoin.protocol.reward.LeaderOrder.Candidate;
import org.timecoin.protocol.reward.ProducerIndex;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.VoterSet;

/**
 * One decision to be taken: a parent, its voters, and the order in which they lead (consensus.md
 * section 3). All from the chain, so all nodes that have the parent have the same.
 */
public final class Instance {

  private final Parent parent;
  private final VoterSet voters;
  private final List<Integer> byScore;
  private final int firstRound;

  /** Whose turn the first round is on schedule. */
  private final int turn;

  /**
   * An instance.
   *
   * @param parent what it is named by
   * @param voters who votes
   * @param candidates every voter once, with the tier proven at the parent and the number of the
   *     last 144 blocks that paid it
   * @param firstRound the first round that counts: 0, or a recovery entry's
   */
  public Instance(Parent parent, VoterSet voters, List<Candidate> candidates, int firstRound) {
    this.parent = parent;
    this.voters = voters;
    this.byScore = places(LeaderOrder.of(candidates), voters);
    this.firstRound = firstRound;
    this.turn = ProducerIndex.of(parent.hash(), parent.height(), voters.size());
    List<Integer> all = IntStream.range(0, voters.size()).boxed().toList();
    if (!byScore.stream().sorted().toList().equals(all)) {
      throw new IllegalArgumentException("the candidates must be the voters");
    }
  }

  private static List<Integer> places(List<Candidate> order, VoterSet voters) {
    List<String> addresses = voters.addresses().stream().map(Address::text).toList();
    return order.stream().map(one -> Collections.binarySearch(addresses, one.address())).toList();
  }

  /** The block voted on top of. */
  public Parent parent() {
    return parent;
  }

  /** Who votes. */
  public VoterSet voters() {
    return voters;
  }

  /** The first round that counts. */
  public int firstRound() {
    return firstRound;
  }

  /** How many voters. */
  public int size() {
    return voters.size();
  }

  /** A round as every rule that counts rounds sees it: from the first on. */
  public int relative(int round) {
    return round - firstRound;
  }

  /** The place of the voter who leads a round in a mode. */
  public int leader(int round, Mode mode) {
    return switch (mode) {
      case CATCH_UP -> byScore.get(relative(round) % size());
      case ON_SCHEDULE -> (int) (((long) turn + relative(round)) % size());
    };
  }

  /** Whether a voter leads a round in either mode, so that its proposal can be somebody's. */
  public boolean mayLead(int place, int round) {
    return place == leader(round, Mode.ON_SCHEDULE) || place == leader(round, Mode.CATCH_UP);
  }

  /** Whether rows and votes of that parent and set belong here. */
  public boolean isOn(Parent otherParent, Hash voterSetHash) {
    return parent.equals(otherParent) && voters.hash().equals(voterSetHash);
  }

  @Override
  public String toString() {
    return "Instance[" + parent.height() + ", " + size() + " voters, from " + firstRound + "]";
  }
}
