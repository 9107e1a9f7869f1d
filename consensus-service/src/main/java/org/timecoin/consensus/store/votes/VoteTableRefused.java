package org.timecoin.consensus.store.votes;

import org.timecoin.consensus.sign.VoteLogUnavailable;

/** The vote table must not be used as it is; nothing is signed until an operator has seen to it. */
public final class VoteTableRefused extends VoteLogUnavailable {

  private static final long serialVersionUID = 1;

  private final Refusal refusal;

  VoteTableRefused(Refusal refusal) {
    super("Not signing: " + refusal.remedy() + ".");
    this.refusal = refusal;
  }

  /** Which rule it breaks. */
  public Refusal refusal() {
    return refusal;
  }
}
