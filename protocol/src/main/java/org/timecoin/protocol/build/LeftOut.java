package org.timecoin.protocol.build;

import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.rules.Violation;

/** A transaction that was at hand and is not in the run, and why. */
public sealed interface LeftOut {

  /** Which. */
  Hash txid();

  /**
   * It would break a rule.
   *
   * @param txid which
   * @param violation of which rule; its height is the run's first
   */
  record Invalid(Hash txid, Violation violation) implements LeftOut {}

  /**
   * A transaction in the run spends what it would spend.
   *
   * @param txid which
   */
  record Conflicting(Hash txid) implements LeftOut {}

  /**
   * It spends an output of another one at hand, which is in the last block of the run or not in it
   * at all.
   *
   * @param txid which
   * @param parent the other one
   */
  record Waiting(Hash txid, Hash parent) implements LeftOut {}

  /**
   * The run is full, or it alone is more than a block holds. Its signatures were not looked at.
   *
   * @param txid which
   */
  record NoRoom(Hash txid) implements LeftOut {}
}
