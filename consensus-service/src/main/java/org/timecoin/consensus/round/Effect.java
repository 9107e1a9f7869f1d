package org.timecoin.consensus.round;

import java.util.List;
import java.util.Optional;
import org.timecoin.consensus.evidence.DoubleSigning;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;

/** Everything that the engine can ask of its surroundings (consensus.md section 5). */
public sealed interface Effect {

  /** No peer in particular. */
  String ANYONE = "";

  /**
   * Store this, synchronously, then answer; nothing is signed before. Asked again whenever votes
   * are repeated, until there is an answer.
   */
  record Store(VoteIntent intent) implements Effect {}

  /** Send our own message to every {@code bft/1} peer, a proposal with its run. */
  record Broadcast(Signed message, Optional<Run> run) implements Effect {}

  /**
   * Pass a voter's valid message on to every peer but the one it came from; {@link #ANYONE} if that
   * is long ago.
   */
  record Relay(String from, Signed message, Optional<Run> run) implements Effect {}

  /** Send our own message to one peer. */
  record SendTo(String peer, Signed message, Optional<Run> run) implements Effect {}

  /** Answer a late vote with the certificate on its parent, if the chain has one. */
  record ShowCertificate(String peer, Parent parent) implements Effect {}

  /**
   * Ask a peer, or anyone, for the certificates from a parent on: votes came on one that we don't
   * know.
   */
  record AskCertificates(String peer, Parent known) implements Effect {}

  /**
   * Ask for a run whoever may have it.
   *
   * @param voters that named the value
   * @param peers that showed a certificate or a proposal of the value without the run
   */
  record AskRun(Parent parent, Hash value, List<PublicKey> voters, List<String> peers)
      implements Effect {

    public AskRun {
      voters = List.copyOf(voters);
      peers = List.copyOf(peers);
    }
  }

  /** Build a run and answer with it; no answer when there is none. */
  record Build(BuildOrder order) implements Effect {}

  /** Judge a run by both lists and answer; asked again until there is an answer. */
  record Judge(JudgeOrder order) implements Effect {}

  /** Fire this timer at a time of the monotonic clock. */
  record SetTimer(Timer timer, long atMs) implements Effect {}

  /**
   * The run is final: apply it, keep the certificate, then open the next instance. Asked again
   * until that is open.
   */
  record Commit(Certificate certificate, Run run) implements Effect {}

  /** A voter signed two different statements for one step. */
  record Report(DoubleSigning evidence) implements Effect {}

  /**
   * A valid vote of our own key that we don't remember, on the open parent or the one before it:
   * look it up in the log and answer. Asked again until there is an answer.
   *
   * @param voterSet the hash of the voters it was signed among
   */
  record CheckOwn(Signed message, Hash voterSet) implements Effect {}

  /**
   * Write down in the log that nobody may sign with our key until an operator confirms, then
   * answer: the engine's own standing ends with it. Asked again until there is an answer.
   *
   * @param reason DOUBLED; that it is a restored copy the log finds itself
   */
  record Distrust(Standing.Reason reason) implements Effect {}

  /** This voter's standing changed; to be shown, and alerted unless it signs. */
  record StandingChanged(Standing standing) implements Effect {}

  /** A quorum stands behind a run that our chain calls invalid: somebody must look. */
  record QuorumForInvalid(Parent parent, Hash value) implements Effect {}

  /**
   * Two valid certificates for one parent with different values: a third broke the rules. Told once
   * for each value while it is remembered. If that stops this node, the shell remembers it, and
   * says so again after a restart ({@link Input.Stopped}) until an operator resumes.
   */
  record Conflict(Certificate known, Certificate shown) implements Effect {}

  /**
   * A certificate on a parent that is decided was shown: if it holds by that parent's voters and
   * names another run than the chain's certificate does, answer with both. Few for each peer, and
   * well-formed.
   */
  record Compare(String peer, Certificate shown) implements Effect {}

  /**
   * What came of a message, to be counted.
   *
   * @param quorum what was found of the quorum in it, for the outcomes that are about one
   */
  record Noted(String peer, Outcome outcome, QuorumCheck quorum) implements Effect {

    /** With nothing against a quorum. */
    public Noted(String peer, Outcome outcome) {
      this(peer, outcome, QuorumCheck.VALID);
    }
  }
}
