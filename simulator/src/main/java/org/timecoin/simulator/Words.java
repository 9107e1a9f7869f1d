package org.timecoin.simulator;

import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;

/** Values and statements as a trace shows them. */
final class Words {
  private Words() {}

  /** The beginning of a hash. */
  static String of(Hash value) {
    return value.isZero() ? "nil" : value.hex().substring(0, 6);
  }

  /** Step, height, round and value. */
  static String of(Signed message) {
    Statement said = message.statement();
    String proof = said.validRound() < 0 ? "" : " valid " + said.validRound();
    return "%s h%d r%d %s%s"
        .formatted(said.step(), said.parent().height(), said.round(), of(said.value()), proof);
  }
}
