package org.timecoin.protocol.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.run.RunName;
import org.timecoin.protocol.run.RunParent;
import org.timecoin.protocol.run.RunPart;

/**
 * Messages of consensus, between peers that list the capability {@code bft/1} and nobody else
 * (docs/protocol.md, "Consensus messages"). Rounds are {@code u32} below 2^31. Nothing in them is
 * checked but their form.
 */
public sealed interface ConsensusMessage extends Message {

  /**
   * A leader names a run. One message for each part of the run, in order, all alike but for the
   * part and the prevotes; or one without the run, from somebody who doesn't have it.
   *
   * @param parent the instance
   * @param round in which it is proposed
   * @param value the hash of the run's last block
   * @param validRound the round of the prevotes behind it, or -1
   * @param publicKey the leader's
   * @param signature over all of the above
   * @param prevotes a quorum's for the value in the valid round, in the first part only; at most
   *     100
   * @param run a part of the run; nothing when it isn't sent along and must be asked for
   */
  record ConsensusProposal(
      RunParent parent,
      int round,
      Hash value,
      int validRound,
      PublicKey publicKey,
      Signature signature,
      List<QuorumVote> prevotes,
      Optional<RunPart> run)
      implements ConsensusMessage {

    /** No valid round. */
    public static final int NONE = -1;

    public ConsensusProposal {
      prevotes = List.copyOf(prevotes);
    }

    /** Which run it is about. */
    public RunName name() {
      return new RunName(parent, value);
    }

    /** Whether prevotes stand where they may: in the first part, which everybody needs first. */
    public boolean isPlaced() {
      return prevotes.isEmpty() || run.map(RunPart::part).orElse(0) == 0;
    }
  }

  /**
   * A prevote or precommit.
   *
   * @param parent the instance
   * @param round in which it is given
   * @param step which of the two
   * @param value the hash of a run's last block; zeros for none
   * @param publicKey the voter's
   * @param signature over all of the above
   */
  record ConsensusVote(
      RunParent parent, int round, Step step, Hash value, PublicKey publicKey, Signature signature)
      implements ConsensusMessage {}

  /** What a vote is for, with its number on the wire and in what is signed. */
  enum Step {
    /** The voter finds a run acceptable, or none. */
    PREVOTE(1),
    /** The voter has seen a quorum of prevotes, or none in time. */
    PRECOMMIT(2);

    private final int number;

    Step(int number) {
      this.number = number;
    }

    /** Its number. */
    public int number() {
      return number;
    }

    /** The step with this number. */
    public static Optional<Step> of(int number) {
      return Stream.of(values()).filter(step -> step.number == number).findAny();
    }
  }

  /**
   * A run is final; the answer to a vote on a parent that is decided.
   *
   * @param certificate what proves it
   */
  record BlockCertificate(RunCertificate certificate) implements ConsensusMessage {}

  /**
   * The certificates from this parent on, please.
   *
   * @param parent the last block that the asker holds a certificate for, or an activation's
   */
  record GetCertificates(RunParent parent) implements ConsensusMessage {}

  /**
   * Answers GetCertificates: each stands on the last block of the one before it.
   *
   * @param certificates at most 100, from the parent asked for on; none when it has none there
   */
  record CertificatesResponse(List<RunCertificate> certificates) implements ConsensusMessage {

    /** More are never in one answer. */
    public static final int MOST = 100;

    public CertificatesResponse {
      certificates = List.copyOf(certificates);
    }
  }

  /**
   * The blocks of this run, please.
   *
   * @param parent what it stands on
   * @param value the hash of its last block
   */
  record GetRun(RunParent parent, Hash value) implements ConsensusMessage {}

  /**
   * Answers GetRun, with one message for each part, in order.
   *
   * @param parent as asked
   * @param value as asked
   * @param run a part of the run; nothing when the answerer doesn't have it
   */
  record RunResponse(RunParent parent, Hash value, Optional<RunPart> run)
      implements ConsensusMessage {

    /** Which run it is about. */
    public RunName name() {
      return new RunName(parent, value);
    }
  }
}
