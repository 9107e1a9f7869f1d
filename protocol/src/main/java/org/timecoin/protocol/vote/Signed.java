package org.timecoin.protocol.vote;

import java.util.List;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * A statement with the key that signed it. Signatures are checked by {@link VoteChecks}, never on
 * construction.
 *
 * @param statement what is said
 * @param key who says it
 * @param signature of the key over the statement's sign bytes
 * @param prevotes behind a proposal with a valid round: the quorum for its value in that round;
 *     else empty. Not signed: any quorum proves the same.
 */
public record Signed(
    Statement statement, PublicKey key, Signature signature, List<Endorsement> prevotes) {

  public Signed {
    prevotes = List.copyOf(prevotes);
  }

  /** A vote. */
  public static Signed vote(Statement statement, PublicKey key, Signature signature) {
    return new Signed(statement, key, signature, List.of());
  }

  /** The instance. */
  public Parent parent() {
    return statement.parent();
  }

  /** The round. */
  public int round() {
    return statement.round();
  }

  /** The step. */
  public VoteStep step() {
    return statement.step();
  }

  /** The value, or nil. */
  public Hash value() {
    return statement.value();
  }

  /** Key and signature alone, as a certificate keeps them. */
  public Endorsement endorsement() {
    return new Endorsement(key, signature);
  }
}
