package org.timecoin.consensus.round;

import java.util.Locale;

/** What came of a message (consensus.md section 3, "Delivery"). The names are metric labels. */
public enum Outcome {
  /** New, valid and kept. */
  ACCEPTED,
  /** Known already. */
  DUPLICATE,
  /** Superseded by what its voter said later. */
  STALE,
  /** On a parent that is decided; answered with its certificate, and one shown is compared. */
  DECIDED_PARENT,
  /** On a parent above ours. */
  UNKNOWN_PARENT,
  /** On another parent of the open height. */
  FOREIGN_PARENT,
  /** In a round that doesn't count, or no round at all. */
  WRONG_ROUND,
  /** The key is no voter's of the open instance, be it on a parent above. */
  NOT_A_VOTER,
  /** A proposal by one who leads that round in no mode. */
  NOT_LEADER,
  /** A proposal of nothing, or a vote with what only proposals have. */
  MALFORMED,
  /** The signature is not the key's. */
  BAD_SIGNATURE,
  /** A proposal whose prevotes prove nothing; {@link Effect.Noted#quorum} says why. */
  FORGED_QUORUM,
  /** Another statement of the same voter for the same step: evidence. */
  EQUIVOCATION,
  /** More from a voter of whom there is evidence for this step already. */
  KNOWN_EQUIVOCATOR,
  /** Signed with our own key. */
  OWN_KEY,
  /** A certificate that proves nothing; {@link Effect.Noted#quorum} says why. */
  BAD_CERTIFICATE,
  /**
   * One more certificate on a decided parent than its peer may have compared for now, or a quorum
   * from a peer of whose quorums too many proved nothing.
   */
  OVER_LIMIT,
  /** A run that nobody needs, or whose hash is not the value signed. */
  UNWANTED_RUN;

  /** As a metric label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
