package org.timecoin.sync.run.chain;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.sync.fetch.FetchedBlocks;
import org.timecoin.sync.plan.Verdict;
import org.timecoin.sync.run.ChainPort;
import org.timecoin.sync.run.ChainPosition;
import org.timecoin.sync.run.ImportListener;
import org.timecoin.sync.run.loop.EventLoop;

/**
 * The chain's gRPC service. Ranges go over one stream, several at a time, so that the chain never
 * waits for us; it is opened when there is something to hand over and closed when it has been idle.
 * A replica that doesn't write names the one that does, and it is called from then on. One that has
 * hung says nothing, so that a slow one is told from it by another question. Everything happens on
 * the event loop.
 */
public final class ChainClient implements ChainPort {

  private final WriterRoute route;
  private final EventLoop loop;
  private final InstantSource clock;
  private final ImportTimes times;
  private Optional<ImportStream> stream = Optional.empty();
  private EventLoop.Timer timer = EventLoop.Timer.NONE;

  /**
   * Counts the waits, so that a sign of life that was asked for in an earlier one means nothing.
   */
  private long wait;

  /** A client on an event loop. */
  public ChainClient(WriterRoute route, EventLoop loop, InstantSource clock, ImportTimes times) {
    this.route = route;
    this.loop = loop;
    this.clock = clock;
    this.times = times;
  }

  @Override
  public Uni<ChainPosition> position() {
    return tip(times.call()).onFailure().invoke(route::failed).map(ChainClient::position);
  }

  private Uni<TipResponse> tip(Duration most) {
    return route
        .stub()
        .withDeadlineAfter(most.toMillis(), TimeUnit.MILLISECONDS)
        .tip(TipRequest.getDefaultInstance())
        .ifNoItem()
        .after(most)
        .fail()
        .emitOn(loop);
  }

  private static ChainPosition position(TipResponse response) {
    return new ChainPosition(
        Verdicts.tip(response.getTip()), response.getIncarnation(), response.getEventSeq());
  }

  @Override
  public void hand(long request, FetchedBlocks blocks, String origin, ImportListener listener) {
    loop.check();
    ImportStream open = stream.filter(s -> !s.isOver()).orElseGet(() -> open(listener));
    open.send(
        request,
        ImportRequest.newBuilder()
            .addAllBlocks(blocks.encoded().stream().map(ChainMap::encodedBlock).toList())
            .setOrigin(origin)
            .setNow(clock.instant().getEpochSecond())
            .build());
    watch(open);
  }

  @Override
  public void close() {
    loop.check();
    timer.cancel();
    wait++;
    stream.ifPresent(ImportStream::complete);
  }

  private ImportStream open(ImportListener listener) {
    ImportStream opened = new ImportStream(loop, new Watched(listener), this::importTo);
    stream = Optional.of(opened);
    return opened;
  }

  private Multi<ImportResponse> importTo(Multi<ImportRequest> requests) {
    return route
        .stub()
        .import_(requests)
        .emitOn(loop)
        .onItem()
        .invoke(route::answered)
        .onFailure()
        .invoke(route::failed);
  }

  /** Starts the wait for the next answer anew, or the wait for the end of idleness. */
  private void watch(ImportStream open) {
    timer.cancel();
    wait++;
    if (open.unanswered() > 0) {
      waitOn(open, loop.nowMs() + times.answer().toMillis());
    } else {
      timer = loop.after(times.idle().toMillis(), open::complete);
    }
  }

  private void waitOn(ImportStream open, long untilMs) {
    long leftMs = untilMs - loop.nowMs();
    timer =
        leftMs > times.quiet().toMillis()
            ? loop.after(times.quiet().toMillis(), () -> askWhetherAlive(open, untilMs))
            : loop.after(
                Math.max(0, leftMs),
                () -> silent(open, "no verdict within " + times.answer().toSeconds() + " s"));
  }

  private void askWhetherAlive(ImportStream open, long untilMs) {
    long asking = wait;
    tip(times.quiet())
        .subscribe()
        .with(
            alive -> {
              if (asking == wait) {
                waitOn(open, untilMs);
              }
            },
            failure -> {
              if (asking == wait) {
                silent(open, "neither a verdict nor a sign of life: " + failure);
              }
            });
  }

  private void silent(ImportStream open, String reason) {
    if (!open.isOver()) {
      route.back();
      open.abandon(reason);
    }
  }

  /** Passes everything on and keeps the timer in step. */
  private final class Watched implements ImportListener {

    private final ImportListener listener;

    Watched(ImportListener listener) {
      this.listener = listener;
    }

    @Override
    public void verdict(long request, Verdict verdict) {
      stream.ifPresent(ChainClient.this::watch);
      listener.verdict(request, verdict);
    }

    @Override
    public void broken(String reason) {
      timer.cancel();
      wait++;
      stream = Optional.empty();
      listener.broken(reason);
    }
  }
}
