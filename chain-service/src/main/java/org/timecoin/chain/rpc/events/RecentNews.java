package org.timecoin.chain.rpc.events;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The newest events, gapless and bounded, for all readers. What was heard before is not heard
 * again; behind a gap it begins anew, and who misses what lies before has to look into the log.
 */
final class RecentNews {

  private final int most;
  private final NavigableMap<Long, ChainNews> bySeq = new TreeMap<>();

  RecentNews(int most) {
    this.most = most;
  }

  /** Whether it is news. */
  synchronized boolean add(ChainNews news) {
    if (!bySeq.isEmpty()) {
      if (news.seq() <= bySeq.lastKey()) {
        return false;
      }
      if (news.seq() > bySeq.lastKey() + 1) {
        bySeq.clear();
      }
    }
    bySeq.put(news.seq(), news);
    if (bySeq.size() > most) {
      bySeq.pollFirstEntry();
    }
    return true;
  }

  /** What follows an event, at most so many; empty when what follows it is not known here. */
  synchronized Optional<List<ChainNews>> after(long seq, int max) {
    return bySeq.isEmpty() || bySeq.firstKey() > seq + 1
        ? Optional.empty()
        : Optional.of(bySeq.tailMap(seq, false).values().stream().limit(max).toList());
  }

  /** The newest of all; empty when none came yet. */
  synchronized Optional<ChainNews> last() {
    return Optional.ofNullable(bySeq.lastEntry()).map(entry -> entry.getValue());
  }
}
