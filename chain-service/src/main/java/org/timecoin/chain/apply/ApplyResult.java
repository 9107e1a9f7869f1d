package org.timecoin.chain.apply;

import org.timecoin.protocol.bytes.Hash;

/** What became of blocks that were offered; a closed list (chain.proto says the same to others). */
public sealed interface ApplyResult {

  /** All of them are committed; {@code blocks} counts those that were known before, too. */
  record Applied(ChainTip tip, int blocks) implements ApplyResult {}

  /** All of them were committed before. */
  record AlreadyKnown(ChainTip tip) implements ApplyResult {}

  /** The first one does not stand on our tip. */
  record MissingParent(ChainTip tip, Hash parentHash) implements ApplyResult {}

  /** One breaks a rule; those before it are committed. */
  record Rejected(ChainTip tip, Refusal.Broken broken) implements ApplyResult {}

  /** Nothing was decided about those that are not committed: ask again later. */
  record Unavailable(String reason) implements ApplyResult {}
}
