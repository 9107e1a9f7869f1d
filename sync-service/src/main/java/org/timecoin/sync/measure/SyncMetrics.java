package org.timecoin.sync.measure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.timecoin.sync.fetch.FetchResult;
import org.timecoin.sync.plan.Obstacle;
import org.timecoin.sync.plan.Verdict;
import org.timecoin.sync.watch.SyncReport;
import org.timecoin.sync.watch.SyncState;

/** The metrics of sync. Labels come from closed lists only, never from peers. */
public final class SyncMetrics {

  private static final String PREFIX = "timenode.sync.";

  private final MeterRegistry registry;
  private final AtomicReference<SyncReport> report;

  /** Metrics in a registry. */
  public SyncMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.report = new AtomicReference<>(SyncReport.NOTHING);
    for (SyncState state : SyncState.values()) {
      Gauge.builder(PREFIX + "state", report, r -> isIn(r.get(), state))
          .description("1 for the state sync is in, 0 for the others")
          .tag("state", label(state))
          .register(registry);
    }
    gauge("height", "Height of our tip", SyncReport::height);
    gauge("expected.height", "Height due by the clock", SyncReport::expectedHeight);
    gauge("target.height", "Height being synced to", SyncReport::targetHeight);
    gauge("blocks.per.second", "Blocks applied per second of late", SyncReport::blocksPerSecond);
    gauge("requests.in.flight", "Requests to peers under way", SyncReport::inFlight);
    gauge("peers", "Connections to peers that are known", SyncReport::peers);
    gauge("stalled", "1 while nothing is applied though a peer is ahead", r -> r.stalled() ? 1 : 0);
  }

  private void gauge(String name, String description, ToDoubleFunction<SyncReport> value) {
    Gauge.builder(PREFIX + name, report, r -> value.applyAsDouble(r.get()))
        .description(description)
        .register(registry);
  }

  private static double isIn(SyncReport report, SyncState state) {
    return SyncState.of(report.decision()) == state ? 1 : 0;
  }

  /** Where sync stands now. */
  public void stands(SyncReport now) {
    report.set(now);
  }

  /** A request to a peer ended. */
  public void fetched(FetchResult result) {
    switch (result) {
      case FetchResult.Delivered delivered -> {
        count("fetches", "outcome", "delivered");
        delivered(delivered.blocks().encoded().size());
      }
      case FetchResult.Failed failed -> again(label(failed.fault()));
      case FetchResult.Violated violated -> again("violated");
    }
  }

  /** Blocks that peers delivered, checked as far as that needs no state. */
  private void delivered(int blocks) {
    registry.counter(PREFIX + "blocks.fetched").increment(blocks);
  }

  /** A range that has to be asked for again. */
  private void again(String outcome) {
    count("fetches", "outcome", outcome);
    registry.counter(PREFIX + "retries").increment();
  }

  /** The chain answered for a range. */
  public void imported(Verdict verdict) {
    String label =
        switch (verdict) {
          case Verdict.Applied applied -> "applied";
          case Verdict.Rejected rejected -> "rejected";
          case Verdict.MissingParent missing -> "missing_parent";
          case Verdict.Unavailable unavailable -> "unavailable";
        };
    count("imports", "verdict", label);
  }

  /** Nothing was applied for too long. */
  public void stalled(Obstacle.Kind cause) {
    count("stalls", "cause", label(cause));
  }

  /** An attempt to sync was given up. */
  public void attemptEnded() {
    registry.counter(PREFIX + "attempts.given.up").increment();
  }

  private void count(String name, String tag, String value) {
    registry.counter(PREFIX + name, tag, value).increment();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
