package org.timecoin.chain.apply;

import org.timecoin.protocol.bytes.Hash;

/** Why the next block of a run was not applied. */
public sealed interface Refusal {

  /**
   * It breaks a rule.
   *
   * @param height of the block, as its header says
   * @param hash of the block
   * @param rule stable name of the rule
   * @param detail one sentence, safe to log
   * @param stateless the fault shows in the block and its parent alone
   */
  record Broken(long height, Hash hash, String rule, String detail, boolean stateless)
      implements Refusal {}

  /** It does not stand on our tip; where it would stand is not known to be wrong. */
  record NoParent(Hash parentHash) implements Refusal {}

  /** Nothing was decided about it. */
  record Undecided(String reason) implements Refusal {}
}
