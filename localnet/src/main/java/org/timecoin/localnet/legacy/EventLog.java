package org.timecoin.localnet.legacy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.timecoin.localnet.legacy.PeerEvent.Kind;

/**
 * What happened at a peer so far: how often each kind, and the last events of all. Safe for all
 * threads.
 */
public final class EventLog {
  private static final int KEPT = 1000;

  private final Consumer<PeerEvent> trace;
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Deque<PeerEvent> latest = new ArrayDeque<>();

  EventLog(Consumer<PeerEvent> trace) {
    this.trace = trace;
  }

  void add(Kind kind, String remote, String detail) {
    PeerEvent event = new PeerEvent(kind, remote, detail);
    synchronized (this) {
      counts.merge(kind, 1L, Long::sum);
      if (latest.size() == KEPT) {
        latest.removeFirst();
      }
      latest.addLast(event);
    }
    trace.accept(event);
  }

  /** How often something happened. */
  public synchronized long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** How often something happened with this detail, among the last 1,000 events. */
  public synchronized long count(Kind kind, String detail) {
    return latest.stream().filter(e -> e.kind() == kind && e.detail().equals(detail)).count();
  }

  /** The last 1,000 events, oldest first. */
  public synchronized List<PeerEvent> latest() {
    return List.copyOf(latest);
  }
}
