package org.timecoin.simulator.explore;

import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * All that one voter can say within so many rounds, one bit each: prevotes and precommits for nil,
 * the first and the second value, and proposals of either with every valid round. What a voter has
 * said is a {@code long}.
 */
final class Words {

  /** Nil is value 0; runs are values 1 and 2. */
  static final int VALUES = 3;

  private static final int VOTES = 2 * VALUES;

  private final int rounds;
  private final Parent parent;
  private final Hash[] values;

  Words(int rounds, Parent parent, Hash first, Hash second) {
    this.rounds = rounds;
    this.parent = parent;
    this.values = new Hash[] {Statement.NIL, first, second};
  }

  /** The place of a value; it must be one of the three. */
  int code(Hash value) {
    for (int code = 0; code < VALUES; code++) {
      if (values[code].equals(value)) {
        return code;
      }
    }
    throw new IllegalArgumentException("no value of this exploration: " + value);
  }

  Hash value(int code) {
    return values[code];
  }

  /** The bit of a vote. */
  int vote(int round, VoteStep step, int code) {
    return round * VOTES + (step == VoteStep.PRECOMMIT ? VALUES : 0) + code;
  }

  private int proposal(int round, int code, int validRound) {
    return rounds * VOTES + (round * 2 + code - 1) * rounds + validRound + 1;
  }

  /** The bit of a statement. */
  int bit(Statement said) {
    int code = code(said.value());
    return said.step() == VoteStep.PROPOSAL
        ? proposal(said.round(), code, said.validRound())
        : vote(said.round(), said.step(), code);
  }

  /** The statement of a bit. */
  Statement statement(int bit) {
    if (bit < rounds * VOTES) {
      int vote = bit % VOTES;
      VoteStep step = vote < VALUES ? VoteStep.PREVOTE : VoteStep.PRECOMMIT;
      return Statement.vote(parent, bit / VOTES, step, values[vote % VALUES]);
    }
    int rest = bit - rounds * VOTES;
    int pair = rest / rounds;
    return Statement.proposal(parent, pair / 2, values[pair % 2 + 1], rest % rounds - 1);
  }

  /** All that can be said at a step of a round. */
  long slot(int round, VoteStep step) {
    return step == VoteStep.PROPOSAL
        ? ((1L << (2 * rounds)) - 1) << proposal(round, 1, Statement.NONE)
        : 0b111L << vote(round, step, 0);
  }

  /** All that can be said in a round. */
  long round(int round) {
    return slot(round, VoteStep.PROPOSAL)
        | slot(round, VoteStep.PREVOTE)
        | slot(round, VoteStep.PRECOMMIT);
  }

  /** Votes that name a run, at this step of the rounds before this one. */
  long naming(VoteStep step, int before) {
    long mask = 0;
    for (int round = 0; round < before; round++) {
      mask |= 0b110L << vote(round, step, 0);
    }
    return mask;
  }

  /** Whether this vote is among what was said. */
  boolean has(long said, int round, VoteStep step, int code) {
    return (said & (1L << vote(round, step, code))) != 0;
  }

  /** The first word of a round, or nothing: any one tells that its voter was there. */
  long anyOf(long said, int round) {
    return Long.lowestOneBit(said & round(round));
  }

  /** For people: nil, A or B. */
  String name(Hash value) {
    int code = code(value);
    return code == 0 ? "nil" : code == 1 ? "A" : "B";
  }
}
