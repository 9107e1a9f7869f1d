package org.timecoin.consensus.round;

import java.util.Optional;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;

/** Everything that can happen to the engine (consensus.md section 5). */
public sealed interface Input {

  /** A parent is committed: voting on it is open. Lower or equal ones than the open are ignored. */
  record Opened(Instance instance) implements Input {}

  /**
   * A peer sent or relayed a proposal or vote.
   *
   * @param peer who, as the shell names it
   * @param message unchecked
   * @param run that came with a proposal, hashed by whoever decoded it
   */
  record Received(String peer, Signed message, Optional<Run> run) implements Input {}

  /** A peer showed a certificate, unchecked. */
  record CertificateShown(String peer, Certificate certificate, Optional<Run> run)
      implements Input {}

  /** A peer answered with a run. */
  record RunArrived(String peer, Run run) implements Input {}

  /** The chain built what was ordered. */
  record RunBuilt(BuildOrder order, Run run) implements Input {}

  /** The chain judged a run. */
  record RunJudged(JudgeOrder order, Verdict verdict) implements Input {}

  /**
   * An approval was given, or a transaction became final, that spends what a transaction of a run
   * at hand spends (others change no judgement). Told before the approval is stored, and on the
   * thread of the other inputs: then no prevote is cast on a judgement from before it, and {@link
   * State#prevoted} after it shows what bars it.
   */
  record ApprovalsChanged() implements Input {}

  /** The vote log answered. */
  record Answered(VoteIntent intent, StoreAnswer answer) implements Input {}

  /** The vote log was asked whether it holds a vote of our key. */
  record OwnVoteChecked(Signed message, boolean held) implements Input {}

  /** The vote log has in writing that nobody may sign with our key. */
  record Distrusted() implements Input {}

  /** Two valid certificates on one decided parent name different runs. */
  record Contradicted(Certificate known, Certificate shown) implements Input {}

  /** A timeout fired. */
  record TimedOut(Timer timer) implements Input {}

  /** A fresh signed heartbeat of a masternode came. */
  record Beat(Address voter) implements Input {}

  /** A peer that speaks {@code bft/1} connected. */
  record PeerJoined(String peer) implements Input {}

  /**
   * This voter must sign no more; to sign again the engine is started anew. Where the vote log says
   * so already when the engine starts, this is its first input.
   */
  record Stopped(Standing.Reason reason) implements Input {}
}
