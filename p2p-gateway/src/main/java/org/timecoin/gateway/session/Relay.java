package org.timecoin.gateway.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.timecoin.gateway.transport.GatewayLoop.Timer;
import org.timecoin.protocol.message.MessageKind;

/**
 * Blocks and transactions of ours on their way to one peer that acknowledges: repeated until it
 * does (protocol.md section 5: "repeats an unacknowledged item after 2 s, 4 s, 8 s, then gives the
 * peer up as a relay for it").
 */
final class Relay {

  private static final int REPEATS = 3;

  private final Session session;
  private final Surroundings env;
  private final Map<String, Timer> unacknowledged = new HashMap<>();

  Relay(Session session, Surroundings env) {
    this.session = session;
    this.env = env;
  }

  /** Sends an item whose Ack will say this; an item under way is not sent twice. */
  void send(MessageKind kind, byte[] line, String receipt) {
    if (!unacknowledged.containsKey(receipt)) {
      sendAndWait(kind, line, receipt, 0);
    }
  }

  private void sendAndWait(MessageKind kind, byte[] line, String receipt, int repeats) {
    session.sendLine(kind, line);
    Duration wait = env.config().timing().repeatFirst().multipliedBy(1L << repeats);
    unacknowledged.put(
        receipt, env.loop().after(wait, () -> unheard(kind, line, receipt, repeats)));
  }

  private void unheard(MessageKind kind, byte[] line, String receipt, int repeats) {
    unacknowledged.remove(receipt);
    if (repeats == REPEATS) {
      env.metrics().announced(kind.wireName(), "given_up");
    } else if (session.isOpen()) {
      env.metrics().announced(kind.wireName(), "repeated");
      sendAndWait(kind, line, receipt, repeats + 1);
    }
  }

  /** The peer acknowledged something. */
  void acknowledged(String receipt) {
    Timer timer = unacknowledged.remove(receipt);
    if (timer != null) {
      timer.cancel();
      env.metrics().announced(receipt.substring(0, receipt.indexOf(':')), "acknowledged");
    }
  }

  /** Gives all up. */
  void closed() {
    unacknowledged.values().forEach(Timer::cancel);
    unacknowledged.clear();
  }
}
