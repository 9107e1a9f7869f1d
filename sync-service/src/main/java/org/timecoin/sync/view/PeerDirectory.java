package org.timecoin.sync.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The peers of all gateway replicas, as their beats tell. A beat is void when its replica has since
 * been restarted, when that replica's newest beat is much newer, or when we have not heard another
 * one for as long (operations.md, "Directory"). Clocks of two machines are never compared.
 */
public final class PeerDirectory {

  private final long lifetimeMs;
  private final int capacity;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Gateway> gateways = new HashMap<>();

  /** A beat and when we heard it, on our monotonic clock. */
  private record Entry(Sighting sighting, long heardMs) {}

  /** The newest word of a replica. */
  private record Gateway(String incarnation, String replaced, long newestBeatMs) {}

  /**
   * An empty directory.
   *
   * @param lifetimeMs how long a beat counts
   * @param capacity most connections remembered; the one heard of longest ago goes first
   */
  public PeerDirectory(long lifetimeMs, int capacity) {
    this.lifetimeMs = lifetimeMs;
    this.capacity = capacity;
  }

  /** A beat under its key. */
  public void heard(String key, Sighting sighting, long nowMs) {
    Gateway known = gateways.get(sighting.gateway());
    if (known != null && known.replaced().equals(sighting.incarnation())) {
      // A process that is gone, heard late.
      return;
    }
    gateways.put(sighting.gateway(), newest(known, sighting));
    entries.remove(key);
    entries.put(key, new Entry(sighting, nowMs));
    if (entries.size() > capacity) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  private static Gateway newest(Gateway known, Sighting sighting) {
    if (known == null) {
      return new Gateway(sighting.incarnation(), "", sighting.beatAtMs());
    }
    if (!known.incarnation().equals(sighting.incarnation())) {
      return new Gateway(sighting.incarnation(), known.incarnation(), sighting.beatAtMs());
    }
    long beat = Math.max(known.newestBeatMs(), sighting.beatAtMs());
    return new Gateway(known.incarnation(), known.replaced(), beat);
  }

  /** The connection behind a key is gone. */
  public void gone(String key) {
    entries.remove(key);
  }

  /** Forgets what is void by now. */
  public void expire(long nowMs) {
    entries.values().removeIf(entry -> isVoid(entry, nowMs));
    gateways
        .keySet()
        .removeIf(
            name -> entries.values().stream().noneMatch(e -> e.sighting().gateway().equals(name)));
  }

  private boolean isVoid(Entry entry, long nowMs) {
    Sighting sighting = entry.sighting();
    Gateway gateway = gateways.get(sighting.gateway());
    return nowMs - entry.heardMs() >= lifetimeMs
        || !gateway.incarnation().equals(sighting.incarnation())
        || gateway.newestBeatMs() - sighting.beatAtMs() > lifetimeMs;
  }

  /** When the next beat runs out, if nothing is heard before. */
  public OptionalLong nextExpiry() {
    return entries.values().stream().mapToLong(entry -> entry.heardMs() + lifetimeMs).min();
  }

  /** Connections known, whether their peers have told a height or not. */
  public int connections() {
    return entries.size();
  }

  /** Those who answer and have told a height; one entry a peer, by its freshest claim. */
  public List<PeerView> peers(long nowMs) {
    Map<String, PeerView> peers = new HashMap<>();
    for (Entry entry : entries.values()) {
      Sighting sighting = entry.sighting();
      if (sighting.answers() && sighting.height().isPresent() && !isVoid(entry, nowMs)) {
        long age = sighting.claimAgeMs() + (nowMs - entry.heardMs());
        PeerView view = new PeerView(sighting.peer(), sighting.height().getAsLong(), age);
        peers.merge(sighting.peer(), view, (a, b) -> a.ageMs() <= b.ageMs() ? a : b);
      }
    }
    List<PeerView> sorted = new ArrayList<>(peers.values());
    sorted.sort(Comparator.comparing(PeerView::peer));
    return sorted;
  }
}
