package org.timecoin.protocol.vote;

import java.nio.charset.StandardCharsets;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Sha256;

/**
 * What a voter says at one step of one round, before it is signed (consensus.md section 3,
 * "Votes").
 *
 * @param parent names the instance
 * @param round {@code u32}, below 2^31
 * @param step what kind of statement it is
 * @param value the hash of the run's last block, or {@link #NIL}
 * @param validRound the round of the prevotes behind a proposal; {@link #NONE} for none, and always
 *     for votes
 */
public record Statement(Parent parent, int round, VoteStep step, Hash value, int validRound) {

  /** No value. */
  public static final Hash NIL = Hash.ZERO;

  /** No valid round. */
  public static final int NONE = -1;

  private static final byte[] PREFIX = "TIMECOIN_BFT:".getBytes(StandardCharsets.US_ASCII);

  /** A prevote or precommit. */
  public static Statement vote(Parent parent, int round, VoteStep step, Hash value) {
    return new Statement(parent, round, step, value, NONE);
  }

  /** A proposal. */
  public static Statement proposal(Parent parent, int round, Hash value, int validRound) {
    return new Statement(parent, round, VoteStep.PROPOSAL, value, validRound);
  }

  /** Whether it names no run. */
  public boolean isNil() {
    return value.isZero();
  }

  /** Where in the voting it was said. */
  public Position position() {
    return new Position(round, step);
  }

  /**
   * The 32 bytes that are signed: a hash over prefix, genesis, voter set, parent, round, step and
   * value, for a proposal also the valid round.
   */
  public byte[] signBytes(Hash genesis, Hash voterSet) {
    Sha256 sha =
        new Sha256()
            .bytes(PREFIX)
            .hash(genesis)
            .hash(voterSet)
            .u64(parent.height())
            .hash(parent.hash())
            .u32(round)
            .u8(step.code())
            .hash(value);
    if (step == VoteStep.PROPOSAL) {
      sha.u32(validRound);
    }
    return sha.hash().bytes();
  }

  // What differs most often is compared first: a voter compares each message with those it has.
  @Override
  public boolean equals(Object other) {
    return other instanceof Statement s
        && round == s.round
        && step == s.step
        && validRound == s.validRound
        && value.equals(s.value)
        && parent.equals(s.parent);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * parent.hashCode() + round) + step.code()) + value.hashCode();
  }
}
