package org.timecoin.chain.emit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.Committed;
import org.timecoin.chain.config.Backoff;
import org.timecoin.chain.lease.LeaseLost;
import org.timecoin.chain.lease.Term;
import org.timecoin.chain.store.Outbox;
import org.timecoin.chain.store.OutboxEvent;

/**
 * Takes events from the outbox to Kafka, oldest first, and forgets them when Kafka has acknowledged
 * them. Woken by commits; after a failure it waits and tries again, for ever. An event may get to
 * the log twice, never in another order.
 *
 * <p>Everything happens on one event loop.
 */
public final class OutboxPublisher implements ApplyWatch {

  private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);

  private final Outbox outbox;
  private final EventSender.Means means;
  private final OutboxBacklog backlog;
  private final AgeAlarm alarm;
  private final Backoff backoff;
  private final int pageRows;
  private final Vertx vertx;
  private final Context eventLoop;

  /** A term of this process with the sender of what is told in it. */
  private record Shift(Term term, EventSender sender) {}

  // Only touched on the event loop.
  private Optional<Shift> shift = Optional.empty();
  private boolean located;
  private boolean busy;
  private boolean woken;
  private boolean stopped;
  private int failures;

  /** A publisher, not yet started. */
  OutboxPublisher(
      Outbox outbox,
      EventSender.Means means,
      OutboxBacklog backlog,
      AgeAlarm alarm,
      Backoff backoff,
      int pageRows,
      Vertx vertx) {
    this.outbox = outbox;
    this.means = means;
    this.backlog = backlog;
    this.alarm = alarm;
    this.backoff = backoff;
    this.pageRows = pageRows;
    this.vertx = vertx;
    this.eventLoop = vertx.getOrCreateContext();
  }

  /**
   * Begins, or begins again, with what is left from before, under the database's incarnation. What
   * is still under way from an earlier term is told under that one's and forgets nothing.
   */
  public void start(String incarnation, Term term) {
    backlog.forgetAll();
    eventLoop.runOnContext(
        unused -> {
          shift = Optional.of(new Shift(term, new EventSender(means, incarnation)));
          stopped = false;
          located = false;
          goOn();
        });
  }

  /** Takes no further event; those under way may still be acknowledged. */
  public void stop() {
    eventLoop.runOnContext(unused -> stopped = true);
  }

  @Override
  public void committed(Committed done) {
    backlog.committedUpTo(done.after().eventSeq());
    eventLoop.runOnContext(unused -> goOn());
  }

  @Override
  public void loaded(ChainState state) {
    backlog.committedUpTo(state.eventSeq());
    eventLoop.runOnContext(unused -> goOn());
  }

  private void goOn() {
    if (busy || shift.isEmpty() || stopped) {
      woken = true;
      return;
    }
    busy = true;
    woken = false;
    Shift own = shift.get();
    var unused =
        located(own)
            .chain(() -> publishPage(own))
            .emitOn(task -> eventLoop.runOnContext(ignored -> task.run()))
            .subscribe()
            .with(this::published, this::failed);
  }

  /** Before anything else, and until it succeeds, where the outbox begins and ends is asked. */
  private Uni<Void> located(Shift own) {
    if (located) {
      return Uni.createFrom().voidItem();
    }
    return outbox
        .span()
        .emitOn(task -> eventLoop.runOnContext(ignored -> task.run()))
        .invoke(
            span -> {
              requireCurrent(own);
              backlog.found(span);
              located = true;
            })
        .replaceWithVoid();
  }

  /** Publishes the oldest events and forgets them; how many there were. */
  private Uni<Integer> publishPage(Shift own) {
    return outbox
        .oldest(pageRows)
        .emitOn(task -> eventLoop.runOnContext(ignored -> task.run()))
        .chain(
            events -> {
              requireCurrent(own);
              if (events.isEmpty()) {
                return Uni.createFrom().item(0);
              }
              backlog.saw(events);
              watchAge();
              return publish(own, events).replaceWith(events.size());
            });
  }

  private void requireCurrent(Shift own) {
    if (shift.filter(own::equals).isEmpty()) {
      throw new LeaseLost(
          "another term began while events of epoch %s were read".formatted(own.term().epoch()));
    }
  }

  private Uni<Void> publish(Shift own, List<OutboxEvent> events) {
    return Multi.createFrom()
        .iterable(events)
        .onItem()
        .transformToUniAndConcatenate(own.sender()::send)
        .onItem()
        .ignoreAsUni()
        .chain(() -> outbox.forget(own.term(), events.getLast().seq()))
        .emitOn(task -> eventLoop.runOnContext(ignored -> task.run()))
        .invoke(() -> requireCurrent(own))
        .invoke(() -> backlog.forgottenUpTo(events.getLast().seq()));
  }

  private void published(int count) {
    busy = false;
    failures = 0;
    if (count > 0 || woken) {
      goOn();
    } else {
      backlog.emptied();
      watchAge();
    }
  }

  private void watchAge() {
    switch (alarm.look(backlog.oldestSeconds())) {
      case RAISED ->
          LOG.warnf(
              "the oldest of %d events has waited for %.0f s; is Kafka well?",
              backlog.waiting(), backlog.oldestSeconds());
      case OVER -> LOG.infof("events go to Kafka in time again; %d wait", backlog.waiting());
      case SAME -> {}
    }
  }

  private void failed(Throwable failure) {
    failures++;
    if (Integer.bitCount(failures) == 1) {
      LOG.warnf("events wait (failed %d times): %s", failures, failure.getMessage());
    }
    long waitMs = backoff.after(failures, ThreadLocalRandom.current()).toMillis();
    var unused =
        vertx.setTimer(
            waitMs,
            timer ->
                eventLoop.runOnContext(
                    ignored -> {
                      busy = false;
                      goOn();
                    }));
  }
}
