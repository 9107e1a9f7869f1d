package org.timecoin.gateway.measure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Everything the gateway counts, in one place so that names and labels agree. Labels come from
 * closed lists of our own; the registry keeps one meter for each, so looking one up again is cheap.
 */
public final class GatewayMetrics {

  private static final String PREFIX = "timenode.p2p.";

  private final MeterRegistry registry;

  /** Counts into a registry. */
  public GatewayMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A connection came to be. */
  public void connected(boolean inbound) {
    count("connections.begun", "direction", direction(inbound));
  }

  /** A connection ended. */
  public void closed(boolean inbound, String reason) {
    registry
        .counter(PREFIX + "connections.ended", "direction", direction(inbound), "reason", reason)
        .increment();
  }

  /** A connection was refused before anything was read. */
  public void refused(String reason) {
    count("connections.refused", "reason", reason);
  }

  /** A handshake ended this way. */
  public void handshake(boolean inbound, String outcome) {
    registry
        .counter(PREFIX + "handshakes", "direction", direction(inbound), "outcome", outcome)
        .increment();
  }

  /** A dial ended this way. */
  public void dialled(String outcome) {
    count("dials", "outcome", outcome);
  }

  /** A message was decoded. */
  public void received(String kind, int bytes) {
    message("in", kind, bytes);
  }

  /** A message was handed to the socket. */
  public void sent(String kind, int bytes) {
    message("out", kind, bytes);
  }

  /** Messages, read from peers or written to them. */
  private void message(String direction, String kind, int bytes) {
    registry.counter(PREFIX + "messages", "direction", direction, "kind", kind).increment();
    moved(direction, bytes);
  }

  /** Bytes of messages, without what is not one. */
  private void moved(String direction, int bytes) {
    registry.counter(PREFIX + "bytes", "direction", direction).increment(bytes);
  }

  /** A violation was counted. */
  public void violation(String kind) {
    count("violations", "kind", kind);
  }

  /** An address was banned. */
  public void banned() {
    registry.counter(PREFIX + "bans").increment();
  }

  /** Something a peer sent was not used: for which reason, of which kind. */
  public void dropped(String reason, String kind) {
    registry.counter(PREFIX + "dropped", "reason", reason, "kind", kind).increment();
  }

  /** A peer's socket is not read for a while. */
  public void readingPaused(String reason) {
    count("reading.paused", "reason", reason);
  }

  /** A request of a peer was answered, or why not. */
  public void served(String kind, String outcome) {
    registry.counter(PREFIX + "served", "kind", kind, "outcome", outcome).increment();
  }

  /** A fetch ended this way. */
  public void fetched(String outcome, int blocks) {
    count("fetches", "outcome", outcome);
    fetchedBlocks(blocks);
  }

  /** Blocks that peers sent for a fetch. */
  private void fetchedBlocks(int blocks) {
    registry.counter(PREFIX + "fetched.blocks").increment(blocks);
  }

  /** The log acknowledged a record after this time. */
  public void published(String topic, Duration took) {
    registry.timer(PREFIX + "publish", "topic", topic).record(took);
  }

  /** The log refused a record, which is tried again. */
  public void publishFailed(String topic) {
    count("publish.failed", "topic", topic);
  }

  /** An announcement of ours to a peer ended this way. */
  public void announced(String kind, String outcome) {
    registry.counter(PREFIX + "announced", "kind", kind, "outcome", outcome).increment();
  }

  /**
   * A value that is read when it is asked for; the supplier must be safe to call from any thread.
   */
  public void gauge(String name, Supplier<Number> value, String... tags) {
    io.micrometer.core.instrument.Gauge.builder(PREFIX + name, value)
        .tags(Tags.of(tags))
        .strongReference(true)
        .register(registry);
  }

  private void count(String name, String tag, String value) {
    registry.counter(PREFIX + name, tag, value).increment();
  }

  private static String direction(boolean inbound) {
    return inbound ? "in" : "out";
  }
}
