package org.timecoin.chain.emit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.BatchPlan;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.config.Backoff;
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
  private final EventSender sender;
  private final OutboxBacklog backlog;
  private final AgeAlarm alarm;
  private final Backoff backoff;
  private final int pageRows;
  private final Vertx vertx;
  private final Context eventLoop;

  // Only touched on the event loop.
  private boolean started;
  private boolean located;
  private boolean busy;
  private boolean woken;
  private boolean stopped;
  private int failures;

  /** A publisher, not yet started. */
  OutboxPublisher(
      Outbox outbox,
      EventSender sender,
      OutboxBacklog backlog,
      AgeAlarm alarm,
      Backoff backoff,
      int pageRows,
      Vertx vertx) {
    this.outbox = outbox;
    this.sender = sender;
    this.backlog = backlog;
    this.alarm = alarm;
    this.backoff = backoff;
    this.pageRows = pageRows;
    this.vertx = vertx;
    this.eventLoop = vertx.getOrCreateContext();
  }

  /** Begins, or begins again, with what is left from before, under the database's incarnation. */
  public void start(String incarnation) {
    backlog.forgetAll();
    eventLoop.runOnContext(
        unused -> {
          sender.open(incarnation);
          started = true;
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
  public void committed(BatchPlan plan) {
    backlog.committedUpTo(plan.after().eventSeq());
    eventLoop.runOnContext(unused -> goOn());
  }

  @Override
  public void loaded(ChainState state) {
    backlog.committedUpTo(state.eventSeq());
    eventLoop.runOnContext(unused -> goOn());
  }

  private void goOn() {
    if (busy || !started || stopped) {
      woken = true;
      return;
    }
    busy = true;
    woken = false;
    var unused =
        located()
            .chain(this::publishPage)
            .emitOn(task -> eventLoop.runOnContext(ignored -> task.run()))
            .subscribe()
            .with(this::published, this::failed);
  }

  /** Before anything else, and until it succeeds, where the outbox begins and ends is asked. */
  private Uni<Void> located() {
    if (located) {
      return Uni.createFrom().voidItem();
    }
    return outbox
        .span()
        .emitOn(task -> eventLoop.runOnContext(ignored -> task.run()))
        .invoke(
            span -> {
              backlog.found(span);
              located = true;
            })
        .replaceWithVoid();
  }

  /** Publishes the oldest events and forgets them; how many there were. */
  private Uni<Integer> publishPage() {
    return outbox
        .oldest(pageRows)
        .emitOn(task -> eventLoop.runOnContext(ignored -> task.run()))
        .chain(
            events -> {
              if (events.isEmpty()) {
                return Uni.createFrom().item(0);
              }
              backlog.saw(events);
              watchAge();
              return publish(events).replaceWith(events.size());
            });
  }

  private Uni<Void> publish(List<OutboxEvent> events) {
    return Multi.createFrom()
        .iterable(events)
        .onItem()
        .transformToUniAndConcatenate(sender::send)
        .onItem()
        .ignoreAsUni()
        .chain(() -> outbox.forget(events.getLast().seq()))
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
