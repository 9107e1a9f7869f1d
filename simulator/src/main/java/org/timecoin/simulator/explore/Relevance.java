package org.timecoin.simulator.explore;

import org.timecoin.protocol.vote.VoteStep;

/**
 * What of the words of the others can matter to a voter as it is now. In its round: all that its
 * step looks at. Of each later round one word, since any one shows that its voter was there. Of
 * earlier rounds precommits and, while a proposal can still come, prevotes: for a run that enough
 * honest voters named for a quorum together with the liar.
 */
final class Relevance {

  private final Words words;
  private final int rounds;
  private final boolean oneIsEnough;

  /**
   * Relevance within so many rounds.
   *
   * @param oneIsEnough whether one honest voter and the liar are a quorum, which is wrong
   */
  Relevance(Words words, int rounds, boolean oneIsEnough) {
    this.words = words;
    this.rounds = rounds;
    this.oneIsEnough = oneIsEnough;
  }

  /** What of the words of one matters, when another has said this. */
  long of(Local to, long said, long other) {
    if (to.decided() != 0 || to.broken().isPresent()) {
      return 0;
    }
    // Alone, its word and the liar's prove nothing.
    long backed = oneIsEnough ? said : said & (to.said() | other);
    long relevant = backed & words.naming(VoteStep.PRECOMMIT, rounds);
    if (to.isListening()) {
      return relevant;
    }
    int round = to.state().roundNumber();
    for (int later = round + 1; later < rounds; later++) {
      relevant |= words.anyOf(said, later);
    }
    boolean proposed = to.state().step() == VoteStep.PROPOSAL;
    long here = words.slot(round, VoteStep.PRECOMMIT);
    here |= proposed ? words.slot(round, VoteStep.PROPOSAL) : words.slot(round, VoteStep.PREVOTE);
    boolean proves = proposed || isProposalAhead(said, round) || isProposalAhead(other, round);
    long older = proves ? backed & words.naming(VoteStep.PREVOTE, rounds) : 0;
    return relevant | older | (said & here);
  }

  /** Whether the one word that stands for a later round is a proposal, which needs its proof. */
  private boolean isProposalAhead(long said, int round) {
    boolean found = false;
    for (int later = round + 1; later < rounds; later++) {
      found |= (words.anyOf(said, later) & words.slot(later, VoteStep.PROPOSAL)) != 0;
    }
    return found;
  }
}
