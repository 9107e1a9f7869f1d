package org.timecoin.gateway.handshake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.timecoin.protocol.message.Message;

/** What can happen to a connection before it is open. */
public sealed interface HandshakeEvent {

  /** A message came, in a line of this many bytes. */
  record Received(Message message, int bytes) implements HandshakeEvent {}

  /** A line came that is no message; whether it begins like those of an older protocol. */
  record Unreadable(boolean oldProtocol) implements HandshakeEvent {

    private static final byte[] OLD_MAGIC = "~W~M".getBytes(US_ASCII);

    /** The event of this line. */
    public static Unreadable of(byte[] line) {
      int end = Math.min(line.length, OLD_MAGIC.length);
      return new Unreadable(Arrays.equals(line, 0, end, OLD_MAGIC, 0, OLD_MAGIC.length));
    }
  }

  /** Time has passed. */
  record Tick() implements HandshakeEvent {}

  /** The peer ended the connection. */
  record Ended() implements HandshakeEvent {}
}
