package org.timecoin.consensus.round;

import org.timecoin.consensus.leader.Instance;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;

/**
 * The instance that was open before, in which we voted: another process with our key may always be
 * one instance late.
 *
 * @param instance its parent and voters
 * @param own what was kept of ours
 * @param checks votes of our own key on it that we did not remember
 */
record Past(Instance instance, Kept own, OwnChecks checks) {

  /** Whether a statement is one of ours, or the log was asked about it, or can't be asked now. */
  boolean isSettled(Statement said) {
    return checks.knows(said)
        || checks.isFull()
        || own.messages().stream().anyMatch(one -> one.statement().equals(said));
  }

  Past asking(Signed message) {
    return new Past(instance, own, checks.asking(message));
  }

  Past answered(Signed message) {
    return new Past(instance, own, checks.answered(message));
  }
}
