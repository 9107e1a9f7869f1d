package org.timecoin.consensus.leader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.reward.LeaderOrder.Candidate;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.vote.Entry;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.VoterSet;

/**
 * What the chain says of a parent, from which its instance follows (consensus.md section 3,
 * "Voters" and "Leaders"). Nothing else decides who votes: never gossip, never who is reachable.
 *
 * @param parent the block; the last of a certified run, or an entry's
 * @param paid whom it pays
 * @param proven the tier that each address's balance proves there; Free where none stands
 * @param recentlyPaid whom each of the last 144 blocks paid, this one included
 */
public record ParentFacts(
    Parent parent,
    List<Address> paid,
    Map<Address, Tier> proven,
    List<List<Address>> recentlyPaid) {

  /** How many blocks count for uptime. */
  public static final int UPTIME_BLOCKS = 144;

  public ParentFacts {
    paid = List.copyOf(paid);
    proven = Map.copyOf(proven);
    recentlyPaid = recentlyPaid.stream().map(List::copyOf).toList();
    if (recentlyPaid.size() > UPTIME_BLOCKS) {
      throw new IllegalArgumentException("at most 144 blocks count for uptime");
    }
  }

  /** The instance on this parent: by the entry that names it, else by whom it pays. */
  public Instance instance(Optional<Entry> entry) {
    VoterSet voters = entry.map(Entry::voters).orElseGet(() -> VoterSet.of(paid));
    Map<Address, Integer> uptime = new HashMap<>();
    for (List<Address> block : recentlyPaid) {
      block.stream().distinct().forEach(one -> uptime.merge(one, 1, Integer::sum));
    }
    List<Candidate> candidates =
        voters.addresses().stream()
            .map(
                one ->
                    new Candidate(
                        one.text(),
                        proven.getOrDefault(one, Tier.FREE),
                        uptime.getOrDefault(one, 0)))
            .toList();
    return new Instance(parent, voters, candidates, entry.map(Entry::firstRound).orElse(0));
  }
}
