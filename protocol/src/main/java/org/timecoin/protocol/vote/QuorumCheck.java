package org.timecoin.protocol.vote;

/** What is found of a quorum of signatures, a certificate's or a proposal's. Names are labels. */
public enum QuorumCheck {
  /** It proves what it says. */
  VALID,
  /** It belongs to another instance. */
  WRONG_PARENT,
  /** Its round is before the first that counts, or not before the proposal's. */
  WRONG_ROUND,
  /** It names no value, or a run of an impossible length. */
  WRONG_VALUE,
  /** Fewer signatures than a quorum, or more than voters. */
  WRONG_COUNT,
  /** A key is no voter's. */
  UNKNOWN_VOTER,
  /** The voters aren't sorted by address, or one stands twice. */
  NOT_SORTED,
  /** A signature is not its key's. */
  BAD_SIGNATURE
}
