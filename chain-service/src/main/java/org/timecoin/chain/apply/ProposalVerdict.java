package org.timecoin.chain.apply;

/** What the rules say of a run that nobody has decided on; the same on every node, for ever. */
public sealed interface ProposalVerdict {

  /** It may follow its parent. */
  record Valid() implements ProposalVerdict {}

  /** It may not. */
  record Invalid(Refusal.Broken broken) implements ProposalVerdict {}

  /** The parent is not the tip, so nothing is said of the run. */
  record OtherTip(ChainTip tip) implements ProposalVerdict {}
}
