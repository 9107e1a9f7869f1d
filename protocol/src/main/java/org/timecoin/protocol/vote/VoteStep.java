package org.timecoin.protocol.vote;

/**
 * The steps of a round in their order, each with the byte that stands in what is signed
 * (consensus.md section 3, "Votes").
 */
public enum VoteStep {
  /** The leader names a run. */
  PROPOSAL(0),
  /** A voter finds a run acceptable, or none. */
  PREVOTE(1),
  /** A voter has seen a quorum of prevotes for a run, or none in time. */
  PRECOMMIT(2);

  private final int code;

  VoteStep(int code) {
    this.code = code;
  }

  /** The byte that is signed. */
  public int code() {
    return code;
  }
}
