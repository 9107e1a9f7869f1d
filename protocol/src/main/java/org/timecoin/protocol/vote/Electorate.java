package org.timecoin.protocol.vote;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.key.AddressDigit;

/**
 * Who decides on a parent, as everybody who has the parent and the same list of entries finds it
 * (consensus.md section 3, "Voters" and "Activation").
 *
 * @param voters who votes
 * @param firstRound the first round that counts
 * @param configured whether an entry names them; then the run must pay exactly them
 */
public record Electorate(VoterSet voters, int firstRound, boolean configured) {

  /**
   * The electorate of a parent; nothing when no entry names it and those whom it pays can't be
   * voters, so that nothing can be decided on it.
   *
   * @param rewards of the parent
   * @param entry that holds on it, as {@link Entry#on} finds it
   */
  public static Optional<Electorate> of(
      List<MasternodeReward> rewards, Optional<Entry> entry, AddressDigit digit) {
    return entry
        .map(one -> new Electorate(one.voters(), one.firstRound(), true))
        .or(() -> VoterSet.paidBy(rewards, digit).map(paid -> new Electorate(paid, 0, false)));
  }

  /** How many signatures it takes. */
  public int quorum() {
    return Quorum.of(voters.size());
  }
}
