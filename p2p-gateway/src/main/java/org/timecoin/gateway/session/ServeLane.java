package org.timecoin.gateway.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.timecoin.gateway.peer.Violation;
import org.timecoin.gateway.route.PeerRates;
import org.timecoin.gateway.route.PeerRequest;
import org.timecoin.gateway.transport.Wire.Pause;

/**
 * Answers one peer's requests, one after the other in their order, because legacy answers carry no
 * id. While the peer doesn't take what was answered, or has had its bytes for now, the next waits;
 * when as many wait as may wait, the socket is not read. Answers to our own questions on the same
 * connection don't wait here.
 */
final class ServeLane {

  private static final Logger LOG = Logger.getLogger(ServeLane.class);
  private static final Duration RATE_PAUSE = Duration.ofMillis(50);

  private final Session session;
  private final Surroundings env;
  private final PeerRates rates;
  private final int mostWaiting;
  private final Deque<PeerRequest> waiting = new ArrayDeque<>();
  private boolean busy;

  ServeLane(Session session, Surroundings env, PeerRates rates) {
    this.session = session;
    this.env = env;
    this.rates = rates;
    this.mostWaiting = env.config().connections().requestsWaiting();
  }

  /** Takes a request, unless it is over the peer's rate. */
  void offer(PeerRequest request) {
    long now = env.loop().nowMs();
    String kind = request.replyKind().wireName();
    if (!rates.mayAsk(request, now)) {
      env.metrics().dropped("rate", kind);
      if (rates.droppedTooLong(now)) {
        session.violated(Violation.OVER_RATE, kind);
      }
      return;
    }
    waiting.addLast(request);
    if (waiting.size() >= mostWaiting) {
      env.metrics().readingPaused("requests");
      session.wire().pause(Pause.REQUESTS_WAITING);
    }
    next();
  }

  /** Goes on with what waits, when nothing stands against it. */
  void next() {
    if (busy || waiting.isEmpty() || !session.isOpen() || session.wire().isBusy()) {
      return;
    }
    boolean blocks = waiting.peekFirst() instanceof PeerRequest.Blocks;
    busy = true;
    if (blocks && !rates.mayReply(env.loop().nowMs())) {
      env.loop().after(RATE_PAUSE, this::idle);
      return;
    }
    PeerRequest request = waiting.pollFirst();
    if (waiting.size() == mostWaiting / 2) {
      session.wire().resume(Pause.REQUESTS_WAITING);
    }
    env.answers()
        .answer(request)
        .emitOn(env.loop())
        .subscribe()
        .with(line -> answered(request, line), failure -> unanswered(request, failure));
  }

  private void answered(PeerRequest request, Optional<byte[]> line) {
    String kind = request.replyKind().wireName();
    env.metrics().served(kind, line.isPresent() ? "answered" : "missing");
    line.ifPresent(bytes -> send(request, bytes));
    idle();
  }

  private void send(PeerRequest request, byte[] line) {
    if (request instanceof PeerRequest.Blocks) {
      rates.replied(line.length, env.loop().nowMs());
    }
    session.sendLine(request.replyKind(), line);
  }

  private void unanswered(PeerRequest request, Throwable failure) {
    String kind = request.replyKind().wireName();
    env.metrics().served(kind, "unavailable");
    LOG.debugf("no %s for %s: %s", kind, session, failure.getMessage());
    idle();
  }

  private void idle() {
    busy = false;
    next();
  }

  /** Forgets what waits. */
  void closed() {
    waiting.clear();
  }
}
