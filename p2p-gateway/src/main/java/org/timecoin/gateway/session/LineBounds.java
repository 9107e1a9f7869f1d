package org.timecoin.gateway.session;

import java.util.function.Predicate;
import org.timecoin.gateway.config.LineLimits;
import org.timecoin.protocol.message.MessageKind;

/**
 * How long the lines of a peer may be, by how they begin (protocol.md section 1).
 *
 * @param limits as configured
 */
record LineBounds(LineLimits limits) {

  /** The most bytes of a line before an accepted peer's handshake. */
  int beforeHandshake() {
    return limits.handshakeBytes();
  }

  /**
   * The most bytes of a line that begins like this. What is no kind of message is small, or refused
   * when it is read.
   *
   * @param expected whether an answer of a kind was asked for, and so may be long
   */
  int of(byte[] line, int length, Predicate<MessageKind> expected) {
    return MessageKind.peek(line, 0, length)
        .map(kind -> of(kind, expected))
        .orElse(limits.smallBytes());
  }

  private int of(MessageKind kind, Predicate<MessageKind> expected) {
    return switch (kind.lineClass()) {
      case SMALL -> limits.smallBytes();
      case TRANSACTION, PART -> limits.mediumBytes();
      case BLOCK -> limits.largeBytes();
      case ANSWER -> expected.test(kind) ? limits.largeBytes() : limits.smallBytes();
    };
  }
}
