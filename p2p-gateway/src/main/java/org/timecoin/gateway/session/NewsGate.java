package org.timecoin.gateway.session;

import java.util.Optional;
import org.timecoin.gateway.peer.Violation;
import org.timecoin.gateway.route.News;
import org.timecoin.gateway.route.NewsForm;
import org.timecoin.gateway.route.PeerRates;
import org.timecoin.gateway.transport.Wire.Pause;
import org.timecoin.protocol.message.ConnectionMessage.Ack;

/**
 * Lets one peer's news through to the log: within its rates, in good form, and no more at a time
 * than may wait. While the log is slow or away the peer is not read any more, so TCP tells it to
 * wait; nothing is acknowledged to it before it is durable.
 */
final class NewsGate {

  private final Session session;
  private final Surroundings env;
  private final PeerRates rates;
  private final NewsForm form;
  private final NewsBudget budget;
  private long waitingBytes;
  private boolean paused;

  NewsGate(Session session, Surroundings env, PeerRates rates, NewsBudget budget) {
    this.session = session;
    this.env = env;
    this.rates = rates;
    this.budget = budget;
    this.form = new NewsForm(env.config().news().blockBytes());
  }

  /** Takes an item that a peer told. */
  void told(News news) {
    long now = env.loop().nowMs();
    if (!rates.mayTell(news, now)) {
      env.metrics().dropped("rate", news.label());
      if (rates.droppedTooLong(now)) {
        session.violated(Violation.OVER_RATE, news.label());
      }
      return;
    }
    toldOnRequest(news);
  }

  /** Takes an item of an answer we asked for, which has no rate. */
  void toldOnRequest(News news) {
    Optional<String> fault = form.fault(news);
    if (fault.isPresent()) {
      env.metrics().dropped("form", news.label());
      session.violated(Violation.MALFORMED_ITEM, fault.get());
    } else {
      publish(news);
    }
  }

  private void publish(News news) {
    long bytes = NewsBudget.costOf(news);
    waitingBytes += bytes;
    budget.add(bytes);
    look();
    env.news()
        .publish(session.address(), news)
        .emitOn(env.loop())
        .subscribe()
        .with(ignored -> durable(news, bytes));
  }

  private void durable(News news, long bytes) {
    waitingBytes -= bytes;
    budget.add(-bytes);
    if (session.facts().capabilities().acks()) {
      Receipt.of(news).ifPresent(receipt -> session.send(new Ack(receipt)));
    }
    look();
  }

  /** Stops or goes on reading, by how much waits. */
  void look() {
    boolean over =
        waitingBytes > 0
            && (waitingBytes >= env.config().news().bytesPerPeer() || budget.isSpent());
    if (over && !paused) {
      env.metrics().readingPaused("news");
      session.wire().pause(Pause.NEWS_WAITING);
    } else if (!over && paused) {
      session.wire().resume(Pause.NEWS_WAITING);
    }
    paused = over;
  }
}
