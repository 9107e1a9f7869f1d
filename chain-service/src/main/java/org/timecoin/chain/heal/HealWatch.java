package org.timecoin.chain.heal;

import org.timecoin.chain.verify.BlockProof;
import org.timecoin.chain.verify.Finding;

/** Is told what is found and put right, for metrics. */
interface HealWatch {

  /** Something stored can't be right. */
  void found(Finding finding);

  /** A damaged block is whole again. */
  void healed();

  /** Bytes that are not the damaged block were not taken for it. */
  void refused(BlockProof.Reason reason);

  /** A reindex put something right, or found that nothing had to be. */
  void reindexed(boolean changed);

  /** Peers agree on other unspent outputs than ours, and ours are what our blocks say. */
  void peersDiffer();
}
