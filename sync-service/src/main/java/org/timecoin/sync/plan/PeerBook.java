package org.timecoin.sync.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The peers as sources of blocks: who has a range, who is quick, who failed. No peer is ever "the"
 * peer: each range is a new choice.
 */
final class PeerBook {

  /** Records kept for peers that left, so that leaving and coming back wipes nothing. */
  private static final int REMEMBERED = 4_096;

  private final PlanTimes times;
  private final int undeliveredMost;
  private final RandomGenerator random;
  private final Map<String, PeerRecord> records = new LinkedHashMap<>();

  PeerBook(PlanTimes times, int undeliveredMost, RandomGenerator random) {
    this.times = times;
    this.undeliveredMost = undeliveredMost;
    this.random = random;
  }

  /** Takes over who is there and what each claims to have. */
  void update(Map<String, Long> heights) {
    records.values().forEach(PeerRecord::gone);
    heights.forEach((peer, height) -> of(peer).claims(height));
    forgetOldest();
  }

  private void forgetOldest() {
    var oldest = records.values().iterator();
    int surplus = records.size() - REMEMBERED;
    while (surplus > 0 && oldest.hasNext()) {
      PeerRecord record = oldest.next();
      if (!record.isConnected() && record.inFlight() == 0) {
        oldest.remove();
        surplus--;
      }
    }
  }

  PeerRecord of(String peer) {
    return records.computeIfAbsent(peer, unused -> new PeerRecord(times));
  }

  /** Ends the exclusions that have run out. */
  void refresh(long nowMs) {
    records.values().forEach(record -> record.refresh(nowMs, undeliveredMost));
  }

  /** The next time that an exclusion, or a doubt about a height, runs out. */
  OptionalLong nextChange(long nowMs) {
    return records.values().stream()
        .flatMapToLong(PeerRecord::changes)
        .filter(at -> at > nowMs)
        .min();
  }

  void failed(String peer, long nowMs) {
    of(peer).failed(nowMs, undeliveredMost);
  }

  void closed(String peer, long nowMs, long sentMs, int blocks) {
    of(peer).closed(nowMs, sentMs, blocks, undeliveredMost);
  }

  void proven(String peer, long nowMs) {
    of(peer).proven(nowMs, undeliveredMost);
  }

  /**
   * The best peer for a range: one that has all of it before one that has its beginning, then by
   * score; among equals by lot.
   *
   * @param without never these
   * @param most requests that a peer may have under way afterwards
   */
  Optional<String> choose(Range range, Set<String> without, int most, long nowMs) {
    List<Map.Entry<String, PeerRecord>> usable = new ArrayList<>();
    for (Map.Entry<String, PeerRecord> entry : records.entrySet()) {
      boolean free = entry.getValue().inFlight() < most;
      if (free && mayServe(entry.getValue(), range, nowMs) && !without.contains(entry.getKey())) {
        usable.add(entry);
      }
    }
    return best(usable, range);
  }

  /** Whether anybody who may be asked has the beginning of a range. */
  boolean hasSource(Range range, long nowMs) {
    return records.values().stream().anyMatch(peer -> mayServe(peer, range, nowMs));
  }

  private static boolean mayServe(PeerRecord peer, Range range, long nowMs) {
    return peer.isConnected() && peer.height() >= range.first() && !peer.isExcluded(nowMs);
  }

  private Optional<String> best(List<Map.Entry<String, PeerRecord>> usable, Range range) {
    Comparator<Map.Entry<String, PeerRecord>> complete =
        Comparator.comparing(entry -> entry.getValue().height() >= range.last());
    Comparator<Map.Entry<String, PeerRecord>> better =
        complete.thenComparingDouble(entry -> entry.getValue().score());
    return usable.stream().max(better).map(best -> among(usable, best, better).getKey());
  }

  private Map.Entry<String, PeerRecord> among(
      List<Map.Entry<String, PeerRecord>> usable,
      Map.Entry<String, PeerRecord> best,
      Comparator<Map.Entry<String, PeerRecord>> better) {
    List<Map.Entry<String, PeerRecord>> equal =
        usable.stream().filter(entry -> better.compare(entry, best) == 0).toList();
    return equal.get(random.nextInt(equal.size()));
  }
}
