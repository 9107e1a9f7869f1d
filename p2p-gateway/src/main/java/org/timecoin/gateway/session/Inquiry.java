package org.timecoin.gateway.session;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.timecoin.gateway.session.Inquiries.Answer;
import org.timecoin.gateway.session.Inquiries.Answers;
import org.timecoin.gateway.transport.GatewayLoop;
import org.timecoin.gateway.transport.GatewayLoop.Timer;

/**
 * One question to several peers: ends when all have answered or the time is up, with who said what
 * and who said nothing. Lives on the loop.
 *
 * @param <A> the kind of answer
 */
final class Inquiry<A> {

  private final Map<String, Runnable> silent = new LinkedHashMap<>();
  private final List<Answer<A>> answers = new ArrayList<>();
  private final UniEmitter<? super Answers<A>> emitter;
  private final Timer timer;
  private boolean done;

  private Inquiry(UniEmitter<? super Answers<A>> emitter, GatewayLoop loop, Duration timeout) {
    this.emitter = emitter;
    this.timer = loop.after(timeout, this::finish);
  }

  /** How one peer is asked; gives what stops the waiting. */
  @FunctionalInterface
  interface Asker<A> {
    Runnable ask(SmallTalk talk, Consumer<A> answered);
  }

  /** Asks these peers, on the loop. */
  static <A> Uni<Answers<A>> of(
      GatewayLoop loop, List<Session> asked, Duration timeout, Asker<A> asker) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Inquiry<A> inquiry = new Inquiry<>(emitter, loop, timeout);
              asked.forEach(session -> inquiry.ask(session, asker));
              inquiry.finishIfAllSaid();
            });
  }

  private void ask(Session session, Asker<A> asker) {
    if (session.conversation() instanceof PeerConversation talk) {
      String peer = session.address();
      silent.put(peer, asker.ask(talk.talk(), answer -> answered(peer, answer)));
    }
  }

  private void answered(String peer, A answer) {
    if (silent.remove(peer) != null) {
      answers.add(new Answer<>(peer, answer));
      finishIfAllSaid();
    }
  }

  private void finishIfAllSaid() {
    if (silent.isEmpty()) {
      finish();
    }
  }

  private void finish() {
    if (!done) {
      done = true;
      timer.cancel();
      silent.values().forEach(Runnable::run);
      emitter.complete(new Answers<>(List.copyOf(answers), List.copyOf(silent.keySet())));
    }
  }
}
